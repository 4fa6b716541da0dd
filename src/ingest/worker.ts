import { type Outcome, perform, type Task } from './task.ts';

/** What a thread of the pool runs. */
export default function work(task: Task): Outcome {
  return perform(task);
}
