/** A table as a file that spreadsheets open without harm. Pure. */

/** Cells that a spreadsheet would run as a formula are made plain text. */
export function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\n\r]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

/** With a mark at the front, so that Excel reads Chinese as Chinese. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
