// Prints how many vectors of the file there are and which of them this language disagrees with.
import { readFileSync } from 'node:fs';
import { bucketOf, hashOf } from './routing.mjs';

const { vectors } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const wrong = vectors.filter(
  ({ salt, version, text, hash, bucket }) =>
    hashOf(salt, version, text) !== hash || bucketOf(hash) !== bucket,
);
console.log(JSON.stringify({ vectors: vectors.length, wrong }));
