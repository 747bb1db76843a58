/** Documents for each second: messages of one second follow each other, and numbers stay small, which keeps the index small. */
const documentsPerSecond = 4;
const hour = 3_600 * documentsPerSecond;
/** So many documents are looked at one by one; in a crowd larger than that, a message goes behind it. */
const nearDocuments = 256;
const crowdWidths = [hour, 24 * hour, 365 * 24 * hour];

/** The first document that a message of this time may have (UTC milliseconds). */
export function documentAt(createdAtMs: number): number {
  return Math.floor((createdAtMs * documentsPerSecond) / 1_000);
}

/** The same in SQL. @param createdAt milliseconds */
export function documentSql(createdAt: string): string {
  return `CAST(${createdAt} * ${documentsPerSecond} / 1000 AS integer)`;
}

/** The next free document where the one of a message's time, `@base`, is taken; in a crowd, the one behind the crowd. */
export const nextFreeDocumentSql = (() => {
  const firstGap = `(SELECT MIN(near.search_document) + 1 FROM messages AS near WHERE near.search_document >= @base AND near.search_document < @base + ${nearDocuments}
    AND NOT EXISTS (SELECT 1 FROM messages AS next WHERE next.search_document = near.search_document + 1))`;
  const lastWithin = (width: number) => `(SELECT MAX(search_document) FROM messages WHERE search_document >= @base AND search_document < @base + ${width})`;
  const behind = crowdWidths.map((width) => `WHEN ${lastWithin(width)} < @base + ${width - 1} THEN ${lastWithin(width)} + 1`);
  return `SELECT CASE WHEN ${firstGap} IS NOT NULL THEN ${firstGap} ${behind.join(' ')} ELSE (SELECT MAX(search_document) + 1 FROM messages) END`;
})();
