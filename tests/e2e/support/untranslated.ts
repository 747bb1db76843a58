import type { Page } from 'playwright-core';

/** What is wrong with the words of a screen that speaks `pseudo`. */
export interface WordFaults {
  /** Words of the interface, visible or read out, that came past the catalogue. */
  readonly untranslated: readonly string[];
  /** Texts of which a part is not seen, though nothing says so. */
  readonly cut: readonly string[];
}

/** Looks at everything that a screen shows or has read out. What people wrote is left out: the world of the page knows it. */
export async function findWordFaults(page: Page): Promise<WordFaults> {
  return page.evaluate(() => {
    // What people write, and what a locale writes by itself, is no matter of the catalogue.
    const content = 'bdi, [dir="auto"], time, code, kbd, pre, option[lang], .avatar, textarea';
    // Emoji have English names, by which they are also searched.
    const emoji = '.emoji-cell';
    const dates = /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|AM|PM|at|kB|MB|GB)\b/g;
    const written = new Set<string>();
    JSON.stringify((window as unknown as { fakeWorlds: readonly object[] }).fakeWorlds, (_key, value: unknown) => {
      if (typeof value === 'string') written.add(value.replaceAll(/\s+/g, ' ').trim());
      return value instanceof Map ? [...value.values()] : value;
    });
    const isWritten = (text: string): boolean => written.has(text) || (text.length > 20 && [...written].some((known) => known.includes(text)));

    const isTranslated = (text: string): boolean => {
      let rest = text;
      for (let before = ''; before !== rest; ) {
        before = rest;
        rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, '');
      }
      // A name may have its keys behind it.
      rest = rest.replace(/ \([+\d]*\)$/, '');
      // What is left are names in a row, or keys of one letter.
      const isNothing = (piece: string): boolean => isWritten(piece.trim()) || !/\p{L}{2}/u.test(piece.replaceAll(dates, ''));
      return rest.split(' · ').every((part) => isNothing(part) || part.split(/, |\+/).every(isNothing));
    };
    const isSeen = (element: Element): boolean => element.checkVisibility({ opacityProperty: false, visibilityProperty: true });

    const untranslated = new Set<string>();
    const cut = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const text = (node.textContent ?? '').trim();
      const parent = node.parentElement;
      if (text === '' || parent === null || !isSeen(parent)) continue;
      if (parent.closest(content) === null && !isTranslated(text)) untranslated.add(text);
      if (isCut(node, parent)) cut.add(`${text} in .${parent.className}`);
    }
    for (const name of ['aria-label', 'title', 'placeholder', 'alt', 'aria-valuetext', 'aria-description']) {
      for (const element of document.querySelectorAll(`[${name}]`)) {
        const text = element.getAttribute(name) ?? '';
        if (isSeen(element) && !element.matches(emoji) && !isTranslated(text)) untranslated.add(`${name}: ${text}`);
      }
    }
    return { untranslated: [...untranslated], cut: [...cut] };

    /** Whether a text stands outside of what holds it: a button, or the first box that hides what is too much. */
    function isCut(node: Node, parent: Element): boolean {
      if (parent.closest('.visually-hidden, option') !== null) return false;
      const range = document.createRange();
      range.selectNodeContents(node);
      const box = range.getBoundingClientRect();
      for (let holder: Element | null = parent; holder !== null && holder !== document.body; holder = holder.parentElement) {
        const style = getComputedStyle(holder);
        const hides = style.overflowX !== 'visible' && style.display !== 'inline';
        if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none' || style.overflowX === 'auto' || style.overflowX === 'scroll') return false;
        if (!hides && holder.tagName !== 'BUTTON') continue;
        const edge = holder.getBoundingClientRect();
        return box.left < edge.left - 1 || box.right > edge.right + 1;
      }
      return box.left < -1 || box.right > window.innerWidth + 1;
    }
  });
}
