// Answers each line of records, as JSON, with a line of what the flag says of them.
import { createInterface } from 'node:readline';
import { shapeOf } from './shape.mjs';

for await (const line of createInterface({ input: process.stdin })) {
  const told = [];
  for (const { key, ...traits } of JSON.parse(line)) {
    told.push(await shapeOf(key, traits));
  }
  console.log(JSON.stringify(told));
}
