/** Prints rows under a head, columns aligned; numbers to the right. */
export function printTable(head: string[], rows: (string | number)[][]): void {
  const cells = [
    head,
    ...rows.map((row) => row.map((cell) => (typeof cell === 'number' ? format(cell) : cell))),
  ];
  const widths = head.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? '').length)));
  for (const row of cells) {
    const line = row.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    );
    process.stdout.write(`${line.join('  ')}\n`);
  }
}

const format = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(3));
