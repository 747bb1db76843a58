import { demoPersonKeys } from './demo-people.ts';
import { line, type DemoChat } from './demo-script.ts';

const releasePlan = `Here is the plan for the launch, so that we all work from the same page.

What we launch. The Juniper Long, in two colours, with the new dynamo light. The child seat follows in spring; please do not promise it earlier to anybody.

When. Pre-orders open on the first Monday of next month at 10:00. The shop page goes live an hour before, without a link, so that we can check it calmly. The workshop keeps two finished bikes back for photographs and for whatever goes wrong.

Who does what:
- Aiko: final colour samples and the exploded drawing
- Jonas: load test report, signed
- Tomás: light firmware 2.4, and the update tool for the two test shops
- Noor: photographs, the short film, the newsletter
- Ruth: packaging and the carrier’s confirmation
- me: everything nobody else wants

What could stop us. The load test, if the rear rack flexes more than 4 mm at 80 kg. If so we move the date by two weeks and say why. Nobody gets a bike we would not put our own children on.

Questions here, please, not in direct messages, so that everybody sees the answers.`;

const launch: DemoChat = {
  kind: 'group',
  name: 'Cargo bike launch',
  topic: 'Juniper Long · pre-orders open on the first Monday of next month',
  description: 'Everything about launching the Juniper Long: dates, parts, photographs, words.\n\nDecisions are made here, in writing. Questions that concern one part only go to the group of that part.',
  members: ['maya', 'tomas', 'aiko', 'jonas', 'noor', 'ruth', 'daniel'],
  admins: ['noor'],
  lines: [
    line('5d 08:02', 'maya', releasePlan, { label: 'plan', pinnedBy: 'maya', savedBy: ['tomas', 'noor'], reactions: { '🚀': ['tomas', 'noor', 'daniel', 'aiko'], '💚': ['jonas', 'ruth'] } }),
    line('5d 08:09', 'daniel', 'Clear and complete. The sentence about the children should hang on the workshop wall.', { replyTo: 'plan', reactions: { '💯': ['maya', 'jonas'] } }),
    line('5d 08:15', 'noor', 'Can I have one of the two bikes on Thursday? The light on the canal is best before eight.'),
    line('5d 08:16', 'maya', 'Take the green one. Luca signs it out to you.', { reactions: { '🙏': ['noor'] } }),
    line('4d 01:40', 'aiko', 'Colour samples are back from the painter. Moss is perfect. Brick came out a little too orange in daylight, so I asked for one more with less yellow in it.', { label: 'colours' }),
    line('4d 01:41', 'aiko', 'Photos taken under the same lamp are in the shared folder, 06-colours.'),
    line('4d 07:20', 'maya', 'I like the orange one more than I should. But you are right, it fights with the leather grips.', { replyTo: 'colours', reactions: { '😄': ['aiko', 'noor'] } }),
    line('4d 13:05', 'jonas', 'Load test, first run: 3.1 mm at 80 kg, 3.6 mm at 90 kg. No cracks, no noise.', { label: 'load', reactions: { '🎉': ['maya', 'daniel', 'tomas', 'aiko', 'ruth'], '💪': ['noor'] } }),
    line('4d 13:06', 'jonas', 'Second run with the long rack tomorrow. I would not buy the champagne yet.'),
    line('4d 13:11', 'daniel', 'I will put it in the fridge anyway.', { reactions: { '🍾': ['noor', 'ruth'] } }),
    line('3d 09:30', 'ruth', 'The carrier confirmed 140 × 75 × 40 cm as one parcel. That saves us 11.20 for each bike.', { before: 'The carrier confirmed 140 × 75 × 40 cm as one parcel. That saves us 12.10 for each bike.', reactions: { '👏': ['maya', 'daniel', 'jonas'] } }),
    line('3d 09:44', 'tomas', 'Firmware 2.4 is on both test bikes. The light now stays on for four minutes when you stop, and it no longer flickers below 6 km/h.'),
    line('3d 09:52', 'noor', 'Rode it home last night. The flicker is really gone. My neighbour asked where he can buy “that lamp with a bike on it”.', { reactions: { '😂': ['tomas', 'maya', 'aiko', 'jonas'] } }),
    line('2d 12:15', 'jonas', 'Long rack: 3.9 mm at 80 kg. It passes, but closer than I want. I will add a 2 mm gusset; it costs 90 g and lets me sleep.', { label: 'gusset' }),
    line('2d 12:18', 'maya', 'Add it. Sleeping engineers make better bikes.', { replyTo: 'gusset', reactions: { '😴': ['jonas', 'tomas'] } }),
    line('2d 12:31', 'aiko', 'Gusset drawn, same radius as the head tube. You have to know that it is there to see it.', { replyTo: 'gusset' }),
    line('1d 07:58', 'noor', 'First cut of the film: 58 seconds, no music yet. https://juniper.example/film/cut-1', { label: 'film', savedBy: ['maya'] }),
    line('1d 08:20', 'daniel', 'Lovely. Could the bell at the end be half a second longer?', { inThread: 'film' }),
    line('1d 08:21', 'noor', 'The bell is the one thing everybody agrees on. It can be longer.', { inThread: 'film', reactions: { '🔔': ['daniel', 'maya', 'tomas', 'aiko'] } }),
    line('1d 08:40', 'tomas', 'At 0:41 the stand light is on in full sun. It is very brave of it, but nobody will see.', { inThread: 'film' }),
    line('1d 08:52', 'maya', 'Swap in the evening shot from the canal? The one with the heron.', { inThread: 'film' }),
    line('1d 09:30', 'noor', 'Second cut, with a longer bell, the heron, and a light that means it: https://juniper.example/film/cut-2', { inThread: 'film', isAlsoInChat: true, reactions: { '🪶': ['maya', 'aiko'], '👏': ['daniel'] } }),
    line('1d 15:40', 'ruth', 'Boxes for the first forty bikes arrive on Wednesday. I need four pairs of hands from 9 to 11.'),
    line('1d 15:42', 'jonas', 'Two of them are mine.', { reactions: { '🙌': ['ruth'] } }),
    line('1d 15:47', 'tomas', 'And two of them mine, if somebody brings the good coffee.'),
    line('95m', 'maya', 'Shop page is ready to look at: https://juniper.example/long. Please try to break it on your phones.', { label: 'shop' }),
    line('81m', 'aiko', 'The moss bike is shown when I choose brick. Everything else is beautiful.', { inThread: 'shop' }),
    line('80m', 'ruth', 'The delivery time says “3 to 5 days”. For the first forty it is “on Wednesday”, which sounds better and is true.', { inThread: 'shop', reactions: { '💚': ['maya'] } }),
    line('78m', 'maya', 'Fixed, thank you. That would have been a fun Monday.', { reactions: { '😅': ['aiko', 'noor'] } }),
    line('58m', 'ruth', '@Maya Lindqvist one more: the button says “Order now”. Until Monday it is “Tell me when”.', { inThread: 'shop' }),
    line('52m', 'tomas', 'Works on my old phone too. The size guide is the best part: I now know that I am “medium, long arms”.', { reactions: { '🦧': ['maya', 'jonas'] } }),
  ],
  unreadThreads: { maya: ['shop'] },
};

const general: DemoChat = {
  kind: 'group',
  name: 'Everybody',
  topic: 'News for the whole house',
  members: ['hannah', ...demoPersonKeys.filter((key) => key !== 'hannah')],
  admins: ['daniel'],
  lines: [
    line('6d 08:00', 'hannah', 'Good morning! The new coffee machine is here. It has a manual, and the manual has a chapter about feelings. Please read chapter 2 before you press anything.', { reactions: { '☕': ['tomas', 'luca', 'jonas', 'sam', 'priya'], '😂': ['maya', 'noor'] } }),
    line('6d 08:12', 'luca', 'I have pressed something.', { reactions: { '😬': ['hannah', 'maya'], '😂': ['tomas', 'sam', 'noor', 'ruth'] } }),
    line('6d 08:13', 'hannah', 'Chapter 5, Luca.'),
    line('4d 14:00', 'daniel', 'Numbers of last month: 212 bikes, 3 returns, and a thank-you card with a drawing of our bike pulling a house. The card hangs at the entrance.', { reactions: { '🎉': ['maya', 'tomas', 'ruth', 'sam', 'elena', 'priya', 'luca'], '🏠': ['aiko'] } }),
    line('3d 10:05', 'elena', 'Expenses for the quarter are due on Friday at 16:00. Photos of receipts are fine, as long as one can read them.', { pinnedBy: 'elena', savedBy: ['maya'] }),
    line('3d 10:06', 'elena', 'Sam: the receipt that the dog ate counts. Send me the photo of the dog.', { reactions: { '🐶': ['sam', 'hannah', 'maya', 'noor', 'priya'] } }),
    line('2d 16:20', 'hannah', 'Please welcome Priya’s new colleague in quality, who starts on Monday and brings a cake. The order of these two facts is my own.', { reactions: { '🍰': ['jonas', 'luca', 'tomas', 'ruth', 'sam'], '👋': ['maya', 'aiko', 'priya'] } }),
    line('130m', 'hannah', 'The fire drill is today at 15:00. It is only a drill: leave calmly, leave the cake, meet at the chestnut tree.'),
    line('52m', 'sam', '@everyone the dog who ate the receipt visits today at two. Chairs up, sandwiches higher.', { reactions: { '🐶': ['hannah', 'maya', 'noor'], '🥪': ['luca'] } }),
    line('44m', 'ruth', 'The lift is being serviced until noon. Deliveries go through the workshop door.'),
  ],
  unread: { maya: 1, tomas: 2, aiko: 2, sam: 1 },
};

const lightDriver = `\`\`\`c
/* Keep the lamp alive while the wheel stands still. */
if (speed_mm_s == 0 && now_ms - stopped_at_ms < STANDLIGHT_MS) {
    lamp_set(LAMP_LOW);
} else if (speed_mm_s < FLICKER_LIMIT_MM_S) {
    lamp_set(lamp_average(4));   /* four samples hide the poles */
}
\`\`\``;

const firmware: DemoChat = {
  kind: 'group',
  name: 'Firmware',
  topic: 'Lights, sensors and what runs on them',
  members: ['tomas', 'maya', 'jonas', 'priya'],
  lines: [
    line('4d 09:02', 'priya', 'Three returns had the same fault: the lamp flickers when one walks the bike. All of them run 2.3.'),
    line('4d 09:10', 'tomas', 'That is the dynamo’s poles showing through. At 5 km/h we see every single one.', { label: 'poles' }),
    line('4d 09:11', 'tomas', 'Averaging over four samples hides it, and the stand light gets its own branch:'),
    line('4d 09:12', 'tomas', lightDriver, { label: 'code', reactions: { '👀': ['jonas', 'priya'] } }),
    line('4d 09:31', 'jonas', 'What happens when `now_ms` wraps?', { inThread: 'code' }),
    line('4d 09:35', 'tomas', 'Unsigned subtraction, so the difference stays right. But you made me write the test for it. It fails in 2.3, by the way, after 49.7 days of riding without a stop.', { inThread: 'code', reactions: { '🚴': ['jonas', 'maya', 'priya'] } }),
    line('4d 10:02', 'priya', 'I can let the bench ride for 49.7 days. In the fast lane it takes an afternoon.', { inThread: 'code' }),
    line('3d 11:20', 'priya', '2.4 on the bench for 18 hours: 0 resets, 0 flickers, 41.2 °C at the hottest spot.', { reactions: { '✅': ['tomas', 'maya', 'jonas'] } }),
    line('1d 10:00', 'maya', 'Can a shop update the lamp without taking it apart?'),
    line('1d 10:04', 'tomas', 'Yes: over the charging port, in about 40 seconds. The tool says “done” in letters that one can read from the other side of the workshop.'),
    line('70m', 'priya', 'The update tool ran on six old lamps this morning: six times “done”. I tried to pull the cable in the middle; it simply started again.', { reactions: { '🛡️': ['tomas'], '👏': ['maya', 'jonas'] } }),
  ],
};

const rides: DemoChat = {
  kind: 'group',
  name: 'Weekend rides',
  topic: 'No work in here',
  members: ['luca', 'maya', 'tomas', 'sam', 'hannah', 'aiko', 'noor'],
  lines: [
    line('2d 17:02', 'luca', 'Saturday: along the river to the old mill, 34 km, flat, and there is soup.', { label: 'mill', reactions: { '🍲': ['sam', 'tomas', 'hannah'], '🚲': ['maya', 'noor'] } }),
    line('2d 17:09', 'sam', 'How flat is Luca flat?', { replyTo: 'mill', reactions: { '😂': ['maya', 'hannah', 'tomas', 'noor'] } }),
    line('2d 17:10', 'luca', 'There is one bridge.'),
    line('1d 16:45', 'maya', 'I am in, with the test bike and an empty box for cheese.'),
    line('38m', 'hannah', 'The forecast says sun from ten on. I said so first.'),
    line('36m', 'sam', 'Hannah, you said so about the day with the hail as well.', { reactions: { '🌨️': ['luca', 'noor'] } }),
    line('33m', 'noor', 'I bring the camera. Nobody has to smile.'),
    line('31m', 'luca', 'Nine o’clock at the chestnut tree, then. Bring a bell, the geese are back.', { reactions: { '🪿': ['hannah', 'sam'] } }),
  ],
  unread: { maya: 4, tomas: 4 },
};

const rota: DemoChat = {
  kind: 'group',
  name: 'Support rota',
  topic: null,
  members: ['sam', 'ruth', 'tomas', 'luca'],
  lines: [
    line('3d 07:30', 'sam', 'This week: Monday and Tuesday Ruth, Wednesday me, Thursday Tomás, Friday Luca.'),
    line('3d 07:34', 'luca', 'Friday is fine. I will be kind to everybody until noon.', { reactions: { '⏰': ['ruth'] } }),
    line('1d 11:10', 'sam', 'A customer asks whether the box may be used as a bath for a beagle. I said yes, lukewarm. Correct me if the bearings disagree.', { label: 'beagle', reactions: { '🐕': ['ruth', 'tomas'], '🛁': ['luca'] } }),
    line('1d 11:19', 'luca', 'The bearings are sealed. The beagle is at your own risk.', { replyTo: 'beagle' }),
  ],
};

export const demoGroups: readonly DemoChat[] = [launch, general, firmware, rides, rota];
