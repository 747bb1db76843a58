import { line, type DemoChat } from './demo-script.ts';

const mayaAndTomas: DemoChat = {
  kind: 'direct',
  between: ['maya', 'tomas'],
  lines: [
    line('5d 09:20', 'tomas', 'Is “everything nobody else wants” in your plan a job description or a cry for help?', { label: 'job', reactions: { '😄': ['maya'] } }),
    line('5d 09:24', 'maya', 'Both. This week it is cable ties and the terms of warranty.', { replyTo: 'job' }),
    line('5d 09:25', 'tomas', 'I can take the cable ties.'),
    line('5d 09:25', 'maya', 'You can always take the cable ties ❤️'),
    line('3d 14:02', 'maya', 'Do you have ten minutes tomorrow to explain the stand light to Noor, for the film? In words that fit on a postcard.'),
    line('3d 14:08', 'tomas', 'Postcard version: the wheel makes light, a small battery remembers it, and when you stop it glows for four more minutes so that cars still see you.', { label: 'postcard', reactions: { '💡': ['maya'] } }),
    line('3d 14:09', 'maya', 'That is the caption. Do not change a word.', { replyTo: 'postcard' }),
    line('1d 10:30', 'maya', 'The shop in Ghent asks for the update tool a week early. Is it ready for people who are not you?'),
    line('1d 10:41', 'tomas', 'Nearly. It still says “flash failed: 0x1F” where it should say “please plug the cable in again”. Tonight.', { before: 'Nearly. It still says “flash failed: 0x1F” where it should say “plug the cable in again”. Tomorrow.' }),
    line('1d 17:55', 'tomas', 'Done. It now speaks like a person. Try it with the cable half in.'),
    line('1d 17:59', 'maya', 'It said: “Almost! Push the plug until it clicks.” I have never been encouraged by a lamp before.', { reactions: { '🥹': ['tomas'] } }),
    line('28m', 'tomas', 'Call with the Ghent shop at three? I would rather hear them struggle than read about it.'),
    line('26m', 'maya', 'Three is good. I bring the questions, you bring the calm.', { reactions: { '👍': ['tomas'] } }),
  ],
};

const mayaAndAiko: DemoChat = {
  kind: 'direct',
  between: ['maya', 'aiko'],
  lines: [
    line('3d 02:15', 'aiko', 'The new brick sample is on its way to you by post, with a grip, so that you can hold them together.'),
    line('2d 08:40', 'maya', 'It is here. It looks like a roof in the evening. That is the one.', { reactions: { '🧱': ['aiko'] } }),
    line('2d 08:52', 'aiko', 'Then I tell the painter today, before you fall in love with the orange one again.'),
    line('2d 08:53', 'maya', 'You know me well.', { reactions: { '🧡': ['aiko'] } }),
  ],
};

const mayaAndDaniel: DemoChat = {
  kind: 'direct',
  between: ['maya', 'daniel'],
  lines: [
    line('2d 14:10', 'daniel', 'If the load test had failed, would you really have moved the date?'),
    line('2d 14:12', 'maya', 'Yes. The letter to the customers is written. I hope nobody ever reads it.'),
    line('2d 14:15', 'daniel', 'Good. That was all I wanted to know.'),
  ],
};

const mayaAndHannah: DemoChat = {
  kind: 'direct',
  between: ['maya', 'hannah'],
  lines: [
    line('1d 12:05', 'hannah', 'You have 9 days of leave that end with the year. I am only the messenger.'),
    line('1d 12:30', 'maya', 'After the launch, I promise. First the geese on Saturday.'),
    line('60m', 'hannah', 'I have put you down for the week after. You can still say no, but you will not.', { reactions: { '🏖️': ['maya'] } }),
  ],
};

const tomasAndPriya: DemoChat = {
  kind: 'direct',
  between: ['tomas', 'priya'],
  lines: [
    line('2d 09:15', 'priya', 'Which numbers of the bench do you want in the report? I have everything, which is too much.'),
    line('2d 09:22', 'tomas', 'Resets, hottest spot, and how long the stand light really lasts when it is cold.'),
    line('2d 09:50', 'priya', 'At −10 °C it lasts 3 min 22 s. So “four minutes” is true from about 4 °C on.', { label: 'cold' }),
    line('2d 09:52', 'tomas', 'Then the leaflet says “up to four minutes”. Thank you for freezing lamps.', { replyTo: 'cold', reactions: { '🧊': ['priya'] } }),
  ],
};

const tomasAndJonas: DemoChat = {
  kind: 'direct',
  between: ['tomas', 'jonas'],
  lines: [
    line('1d 13:30', 'jonas', 'Your lamp bracket and my gusset want the same 6 mm.'),
    line('1d 13:37', 'tomas', 'The gusset was here second, but it is holding up the children. I move the bracket.', { reactions: { '🤝': ['jonas'] } }),
    line('110m', 'jonas', 'Printed the new bracket. It fits, and it is prettier than before. Do not tell Aiko that I said prettier.'),
  ],
  unread: { tomas: 1 },
};

export const demoDirectChats: readonly DemoChat[] = [mayaAndTomas, mayaAndAiko, mayaAndDaniel, mayaAndHannah, tomasAndPriya, tomasAndJonas];
