/** Texts that try to be more than text. Each has a mark of its own, by which it is found on the page. */
export interface HostileText {
  readonly mark: string;
  readonly text: string;
}

const scripts = ['alert(1)', 'window.hallwayWasHere=1', 'fetch("https://evil.example/")'];
const tags = [
  '<script>X</script>', '<img src=x onerror="X">', '<svg onload="X"><script>X</script></svg>', '<math><mtext><script>X</script></mtext></math>', '<iframe src="javascript:X"></iframe>',
  '<a href="javascript:X">a</a>', '<body onload=X>', '<details open ontoggle=X>', '<style>*{display:none}</style>', '<link rel=stylesheet href=https://evil.example/a.css>', '<form action=https://evil.example><input autofocus onfocus=X>',
  '<video><source onerror="X"></video>', '<object data="data:text/html,<script>X</script>"></object>', '<embed src=https://evil.example>', '<base href=https://evil.example>', '<meta http-equiv=refresh content="0;url=https://evil.example">',
  '"><script>X</script>', "'-X-'", '</textarea><script>X</script>', '<!--<script>X</script>-->', '<![CDATA[<script>X</script>]]>', '&lt;script&gt;X&lt;/script&gt;', '{{constructor.constructor("X")()}}', '${X}',
];
const links = [
  '[a](javascript:X)', '[a](JaVaScRiPt:X)', '[a](\\u0001javascript:X)', '[a](java\\nscript:X)', '[a](data:text/html,<script>X</script>)', '[a](vbscript:X)', '[a](file:///etc/passwd)', '[a](//evil.example)', '[a](hallway://x)',
  '![a](https://evil.example/pixel.png)', '[![a](https://evil.example/pixel.png)](https://evil.example)', '<https://evil.example/>', 'javascript:X', 'data:text/html,X', '[a]: https://evil.example', '[a](https://evil.example" onclick="X)', '[a](https://evil.example\\n)', 'https://evil.example/"onmouseover="X',
];
const shapes = [
  '\u202Egnp.exe\u202C', '\u2066\u2067\u2068', '\u200F\u200Eabc', '\u0000\u0001\u0007\u001B[31m', 'e' + '\u0301'.repeat(10_000), 'W'.repeat(15_000), '```\n'.repeat(500), '> '.repeat(4_000), '- '.repeat(4_000), '*'.repeat(15_000), '[a]('.repeat(3_000), '`'.repeat(9_000) + 'a',
  '🏳️‍🌈'.repeat(2_000), '\u{1F1E6}'.repeat(3_000), 'ﷺ'.repeat(3_000), '|a|'.repeat(3_000), '\t'.repeat(5_000) + 'x', '\n'.repeat(300) + 'x', '@everyone '.repeat(1_000), ':tada:'.repeat(1_000), '\uD800x\uDFFF',
];

/** Three hundred of them, always the same. */
export function hostileTexts(): HostileText[] {
  const fillings = [...tags, ...links].flatMap((template) => scripts.map((script) => template.replaceAll('X', script)));
  const wrapped = fillings.flatMap((text, index) => (index % 2 === 0 ? [text, `**${text}**`] : [text, `> ${text}`]));
  const all = [...shapes, ...wrapped, ...fillings.map((text) => `\`\`\`html\n${text}\n\`\`\``)].slice(0, 300);
  return all.map((text, index) => ({ mark: `mark${String(index).padStart(3, '0')}`, text: `mark${String(index).padStart(3, '0')} ${text}`.slice(0, 16_000) }));
}
