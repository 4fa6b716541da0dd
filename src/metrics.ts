import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** What `/metrics` shows, in Prometheus' text format. One registry a house, so that tests do not share counters. */
export function makeMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    answers: new Histogram({
      name: 'wiredesk_answer_seconds',
      help: 'Time from line to reply',
      labelNames: ['command', 'platform', 'outcome'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 3, 10],
      registers,
    }),
    articles: new Counter({
      name: 'wiredesk_articles_total',
      help: 'Articles taken in',
      labelNames: ['outcome'],
      registers,
    }),
    deliveries: new Counter({
      name: 'wiredesk_deliveries_total',
      help: 'Attempts to send, by outcome',
      labelNames: ['platform', 'outcome'],
      registers,
    }),
    platforms: new Gauge({
      name: 'wiredesk_platform_up',
      help: '1 where the platform is connected',
      labelNames: ['platform'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof makeMetrics>;
