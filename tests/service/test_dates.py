import pytest

from sayso.service import iso_date


@pytest.mark.parametrize(
    "value",
    [
        "2025",
        "2025-11",
        "2025-11-09",
        "2025-11-09T21:05",
        "2025-11-09T21:05:59",
        "2025-11-09T21:05:59.125",
        "2025-11-09T21:05Z",
        "2025-11-09T21:05:00+02:00",
        "2025-11-09T21:05-0330",
        "2024-02-29",
    ],
)
def test_a_date_as_fine_as_it_is_known(value):
    assert iso_date(value) == value


def test_a_space_between_date_and_time_is_written_as_the_standard_has_it():
    assert iso_date(" 2025-11-09 21:05 ") == "2025-11-09T21:05"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "0000",
        "2025-13",
        "2025-02-29",
        "2025-11-09T25:00",
        "2025-11-09T21:05+25:00",
        "09.11.2025",
        "2025-1-2",
        "yesterday",
        "20251109",
        "٢٠٢٥-11-09",
        "2025-11-09T",
        "2025-11-09\n2025-11-10",
    ],
)
def test_what_is_no_date(value):
    assert iso_date(value) is None
