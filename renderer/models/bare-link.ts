/** Whether a link says nothing but its own address, which is a link as it stands. */
export function isNamedByItself(text: string, href: string): boolean {
  const bare = (address: string) => address.replace(/^mailto:/, '').replace(/\/$/, '');
  return /^https?:\/\/\S+[^\s.,;:!?'")\]]$/.test(text) && bare(text) === bare(href);
}
