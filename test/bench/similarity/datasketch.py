"""Groups texts with datasketch's MinHash LSH: JSON Lines of {"text"} in, {"groups", "seconds"} out.

usage: datasketch.py CHECKOUT THRESHOLD < texts.jsonl

Needs numpy. SciPy, which datasketch asks only for the choice of bands and rows, is stood in for where it is missing.
"""
import json
import re
import sys
import time
import types

try:
    import scipy.integrate  # noqa: F401
except ImportError:
    def quad(f, a, b, steps=200):
        width = (b - a) / steps
        return sum(f(a + (i + 0.5) * width) for i in range(steps)) * width, 0.0
    scipy = types.ModuleType("scipy")
    scipy.integrate = types.ModuleType("scipy.integrate")
    scipy.integrate.quad = quad
    sys.modules.update({"scipy": scipy, "scipy.integrate": scipy.integrate})

sys.path.insert(0, sys.argv[1])
from datasketch import MinHash, MinHashLSH  # noqa: E402

threshold = float(sys.argv[2])
texts = [json.loads(line)["text"] for line in sys.stdin]
word = re.compile(r"[^\W_]+")


def shingles(text):
    words = word.findall(text.lower())
    return {" ".join(words[i:i + 5]).encode() for i in range(max(1, len(words) - 4))}


first = MinHash(num_perm=128)
lsh = MinHashLSH(threshold=threshold, num_perm=128)
parents = list(range(len(texts)))


def find(i):
    while parents[i] != i:
        i = parents[i]
    return i


hashes = []
started = time.process_time()
for i, text in enumerate(texts):
    # Permutations made once, as datasketch's documentation advises.
    minhash = MinHash(num_perm=128, permutations=first.permutations)
    minhash.update_batch(shingles(text))
    hashes.append(minhash)
    for other in lsh.query(minhash):
        if minhash.jaccard(hashes[other]) >= threshold:
            a, b = find(i), find(other)
            parents[max(a, b)] = min(a, b)
    lsh.insert(i, minhash)
seconds = time.process_time() - started
print(json.dumps({"groups": [find(i) for i in range(len(texts))], "seconds": seconds}))
