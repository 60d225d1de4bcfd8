import { OFREPProvider } from '@openfeature/ofrep-provider';
import { OpenFeature } from '@openfeature/server-sdk';

const provider = new OFREPProvider({
  baseUrl: process.env.LOCKSTEP_ENVIRONMENT, // .../v1/environments/production
  headers: [['Authorization', `Bearer ${process.env.LOCKSTEP_TOKEN}`]],
});
await OpenFeature.setProviderAndWait(provider);
const flags = OpenFeature.getClient();

export function shapeOf(order, traits = {}) {
  return flags.getStringDetails('orders', 'old', { targetingKey: order, ...traits });
}
