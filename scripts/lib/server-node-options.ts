/**
 * How Node runs the organization server. Its young generation stays small: with Node's own 16 MiB and more, what thousands
 * of idle connections and files on their way leave behind is kept until there is much of it, which took 2.7 times the
 * memory for each connection and gained nothing measurable.
 */
export const serverNodeOptions: readonly string[] = ['--max-semi-space-size=2'];
