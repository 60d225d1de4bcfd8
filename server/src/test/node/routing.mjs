// docs/spec/routing.md for keys of text.
const BUCKETS = 100_000n;

function murmur3(bytes) {
  const scrambled = (k) => {
    const mixed = Math.imul(k, 0xcc9e2d51);
    return Math.imul((mixed << 15) | (mixed >>> 17), 0x1b873593);
  };
  const whole = bytes.length & ~3;
  let hash = 0;
  for (let i = 0; i < whole; i += 4) {
    hash ^= scrambled(bytes.readInt32LE(i));
    hash = Math.imul((hash << 13) | (hash >>> 19), 5) + 0xe6546b64;
  }
  let rest = 0;
  for (let i = bytes.length - 1; i >= whole; i--) {
    rest = (rest << 8) | bytes[i];
  }
  hash ^= scrambled(rest) ^ bytes.length;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

export const hashOf = (salt, version, key) => murmur3(Buffer.from(`${salt}#${version}#${key}`));

export const bucketOf = (hash) => Number((BigInt(hash) * BUCKETS) >> 32n);
