"""Trains 784-128-10 on MNIST from IDX files and from PNG files, in turns:  python3 png_beside_idx.py IDX_FOLDER [CHAINRULE…]

Writes the 70,000 PNG files to a temporary folder. CHAINRULE is the command, by default chainrule.
"""

import gzip
import json
import pathlib
import struct
import subprocess
import sys
import tempfile
import zlib

TURNS, EPOCHS = 3, 4


def read(path):
    with (gzip.open if path.suffix == ".gz" else open)(path) as file:
        return file.read()


def png(pixels, side=28):
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = b"".join(b"\0" + pixels[i:i + side] for i in range(0, len(pixels), side))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def write(idx, folder):
    for part, name in (("train", "train"), ("t10k", "test")):
        images, labels = (read(next(idx.glob(f"{part}-{kind}*")))[start:] for kind, start in (("images", 16), ("labels", 8)))
        for digit in range(10):
            (folder / name / str(digit)).mkdir(parents=True)
        for i, label in enumerate(labels):
            (folder / name / str(label) / f"{i:05}.png").write_bytes(png(images[784 * i:784 * (i + 1)]))


def seconds(command, folder):
    run = [*command, "train", str(folder), "--layers", "flatten, linear 128, relu, linear 10", "--epochs", str(EPOCHS), "--validation", "0", "--threads", "1", "--json"]
    lines = [json.loads(line) for line in subprocess.run(run, check=True, capture_output=True, text=True).stdout.splitlines()]
    return min(line["seconds"] for line in lines if line["event"] == "epoch" and line["epoch"] > 1)


def main():
    idx, command = pathlib.Path(sys.argv[1]), sys.argv[2:] or ["chainrule"]
    with tempfile.TemporaryDirectory() as folder:
        pngs = pathlib.Path(folder)
        write(idx, pngs)
        times = {name: [] for name in (idx, pngs)}
        for _ in range(TURNS):
            for name in times:
                times[name].append(seconds(command, name))
        (a, b) = (min(found) for found in times.values())
        print(f"the fastest epoch from the second on: IDX {a:.3f} s, PNG {b:.3f} s, {b / a:.2f} times as long")


if __name__ == "__main__":
    main()
