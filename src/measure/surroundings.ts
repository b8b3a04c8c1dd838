// How the sentences of a post stand beside its title and each other.
import { endMark, tellsTitle } from './sentence-facts.js';
import type { ScoredPost, ScoredSentence } from './sentence-scores.js';
import { isNominal } from './sentence-shape.js';
import { isOfOther, never, type Standing, type Surroundings, standingOf } from './standing.js';

/** A title with a name in quotation marks, or of one thing that was read or watched. */
const workTitle =
  /[「『"“]|読(?:ん|み終|了)|再読|観(?:た|て|に)|見(?:た|てき|に行)|書評|感想|レビュー/;
const manyWorks =
  /一覧|リスト|まとめ|ログ|\d[\d,]*(?:冊|本|選)|たち|集|今年|\d{4} ?(?:年|[春夏秋冬])/;

/** One of what was read, bought or played in a time, or of what a time brought. */
const listTitle =
  /一覧|リスト|(?:見|観|読ん|遊ん|買っ|聴い|聞い|使っ|プレイし|良かっ|よかっ)[ただ][^「『]{0,3}(?:本|映画|ゲーム|漫画|マンガ|アニメ|曲|音楽|もの|モノ|物|作品|ツール|アプリ|サービス|記事)|best ?buy|ベスト ?バイ|(?:年|月|週|20\d\d)(?:間)?の?(?:ふりかえり|振り返り|まとめ)/;

/** Who runs or writes a series, in the paragraph that tells that the post belongs to it. */
const ofSeries = /@\w|カレンダー|主催|さん[はがのにを]/;

/** @internal How each candidate stands beside the title and the others. */
export function standingsOf(post: ScoredPost): Standing[] {
  const around = surroundingsOf(post);
  const { candidates, titleText } = post;
  const retold = retoldBlocks(candidates);
  const labelled = labelledPlaces(candidates);
  let unnamed = false;
  let ofHeading = false;
  let ofItem = false;
  let corrects = false;
  let ofOthers = false;
  return candidates.map((candidate, place) => {
    const { distance, sentence, headed, likeness } = candidate;
    const before = candidates[place - 1];
    const next = candidates[place + 1];
    if (isBroken(candidate, next, titleText)) return never;
    let standing = standingOf(candidate, around[place]!);
    // 「鋤は言った。」「「土は重い」と。」
    if (next?.distance === 0 && isSaid.test(next.sentence.text))
      standing = { ...standing, opens: true };
    corrects = isCorrection(before)
      ? distance <= 1
      : corrects && (distance === 0 || (distance === 1 && isOutside(before!)));
    const inSection = distance < Number.POSITIVE_INFINITY;
    ofItem = inSection && (ofItem || labelled.has(place));
    if (standing.shows && likeness < tellsTitle && ofItem)
      return { ...dependent(standing), ofTitle: false, ofSubject: false, told: false };
    ofOthers = announcesWords(before) ? distance > 0 : ofOthers && distance === 0;
    if (ofOthers && inSection) return never;
    if (retold.has(sentence.block) && likeness < tellsTitle) return never;
    if (nameless.test(sentence.text) && next?.sentence.role === 'listItem') return never;
    if (corrects) return { ...dependent(standing), free: false };
    // What follows a sentence that does not name its subject tells of the same.
    const goesOn = unnamed && !headed && distance <= 2;
    ofHeading = standing.ofHeading || (ofHeading && !headed && !standing.ofTitle);
    unnamed = standing.unnamed || (goesOn && standing.stands < 2 && !around[place]!.named);
    if (!unnamed || standing.unnamed) return standing;
    const free = standing.free && !ofHeading;
    return { ...dependent(standing), ofSubject: false, unnamed, ofHeading, free };
  });
}

/** As it would stand if it told of what another sentence names: it neither begins nor follows a gap. */
const dependent = (standing: Standing): Standing => ({
  ...standing,
  begins: false,
  stands: 0,
  anew: false,
});

/** With the next it is the title of a page, or the head of a sentence that a mark inside a name cut in two. */
const isBroken = (
  candidate: ScoredSentence,
  next: ScoredSentence | undefined,
  titleText: string,
): boolean =>
  next !== undefined &&
  (next.kinds.has('card') ||
    endsAsTitle(candidate, next) ||
    isCutShort(candidate, next) ||
    isTitleAgain(candidate, next, titleText));

/** Blocks that tell what another said. */
function retoldBlocks(candidates: ScoredPost['candidates']): Set<number> {
  const blocks = new Set(foreignBlocks(candidates));
  candidates.forEach(({ sentence, distance }, place) => {
    if (retelling.test(sentence.text)) blocks.add(sentence.block);
    // 「ということが書いてあり、」 behind a quotation whose marks are lost.
    if (place > 0 && distance === 1 && quoted.test(sentence.text))
      blocks.add(candidates[place - 1]!.sentence.block);
  });
  return blocks;
}

/** Places behind an item of a list that names what they tell of. */
function labelledPlaces(candidates: ScoredPost['candidates']): Set<number> {
  const labelled = new Set<number>();
  candidates.forEach((_, place) => {
    if (isLabelled(candidates, place)) labelled.add(place);
  });
  // One alone is the end of a list.
  if (labelled.size === 1) labelled.clear();
  return labelled;
}

/** 「庭の本が出た。種から育てる人に - 庭の会」, the title of another page: an item of a list, or a line, without a mark at its end. */
const endsAsTitle = ({ sentence }: ScoredSentence, next: ScoredSentence) =>
  next.distance === 0 &&
  !endMark.test(next.sentence.text) &&
  (sentence.role === 'listItem' ||
    (!/[。｡]$/.test(sentence.text) && siteMark.test(next.sentence.text)));

/** 「[訂正]」「追記:」 over what was added later. */
const isCorrection = (label: ScoredSentence | undefined) =>
  label !== undefined && !label.worthy && correction.test(label.sentence.text);
const correction =
  /^[[［【(（■※]?(?:訂正|追記|更新|補足|修正)|^[[［【(（]?[\d/.:年月日\s-]+に?(?:訂正|追記|更新)[\]］】)）:：]?$/;
/** The title once more, in two sentences. */
const isTitleAgain = ({ sentence }: ScoredSentence, next: ScoredSentence, titleText: string) =>
  next.distance === 0 &&
  next.sentence.text.length >= 8 &&
  [sentence, next.sentence].every(({ text }) =>
    titleText.includes(text.toLowerCase().replace(/^[-–— ]+|[。｡．]$/g, '')),
  );

/** 「こんなつぶやきを見かけた。」: what follows are another's words. */
const announcesWords = (before: ScoredSentence | undefined) =>
  before !== undefined && foreignWords.test(before.sentence.text);
const foreignWords =
  /(?:こんな|こういう|このような|次の|以下の)(?:つぶやき|ツイート|ポスト|言葉|文章|文|コメント|一節|発言|質問|メール|お便り|言い回し)[がを]/;
/** 「という話を聞いた。」: its paragraph tells what another said. */
const retelling =
  /^(?:という|といった)(?:お?話|内容|発表|講演|説明)(?:を|だった|でした)|。という(?:お?話|内容)を(?:聞|伺|うかが)/;
const quoted = /^(?:という|といった)(?:こと|記述|一節|言葉|文章?)が(?:書|あ|載|述べ)/;
/** 「— 冬木 (@fuyuki) 2031年4月1日」: who wrote the message above. */
const sender = /^[—–-]{1,2} ?[^。]{0,60}[（(]@\w+ ?[）)]/;
/** 「庭を耕す - 冬の庭」: the title of a page and the name of its site. */
const siteMark = /.{4} ?[-–—|｜»] ?[^-–—|｜»。]{2,30}$/;
/** A page that is shown is another's. */
const ofOther =
  /(?:エントリー?|記事|ブログ|文章)の ?(?:書き手|著者|筆者|作者)|(?:書き手|筆者) ?(?:さん|の方|さま)|冒頭で(?:リンク|引用)し/;
/** Blocks of a quotation that opens a post, at most, and sentences behind it that may say so. */
const longestOpening = 3;
const tellingBehind = 8;

/** Blocks of another's words whose marks are lost: who wrote them, or the page they are from, stands below. */
function foreignBlocks(candidates: ScoredPost['candidates']): number[] {
  const blocks: number[] = [];
  const opening = candidates[0];
  candidates.forEach(({ sentence, distance, heading, section }, place) => {
    const before = candidates[place - 1];
    if (before === undefined || sentence.role !== 'paragraph' || distance === 0) return;
    const { block } = before.sentence;
    // In plain text the line may have been taken for a heading.
    const isNext = distance === Number.POSITIVE_INFINITY && section === before.section + 1;
    const page = isNext ? heading : distance === 1 ? sentence : null;
    if (page && sender.test(page.text)) blocks.push(block);
    if (
      page &&
      before.section === 0 &&
      block - opening!.sentence.block < longestOpening &&
      !page.linked &&
      siteMark.test(page.text) &&
      (isForeign(candidates.slice(0, place)) ||
        candidates
          .slice(place, place + tellingBehind)
          .some((later) => ofOther.test(later.sentence.text)))
    )
      for (let at = place - 1; at >= 0; at--) blocks.push(candidates[at]!.sentence.block);
  });
  return blocks;
}

/** It tells what somebody said, and nothing of the title, of the post or of the writer. */
const isForeign = (opening: ScoredPost['candidates']) =>
  opening.some(({ sentence }) => reports.test(sentence.text)) &&
  opening.every(
    ({ titleWords, kinds, sentence }) =>
      titleWords === 0 && !kinds.has('post') && !ofWriter.test(sentence.text),
  );
const reports =
  /[」』]と[^、。「」]{0,12}(?:話|語|述べ|説明|コメント|い[うい]|言)|によると|によれば|(?:を|と)(?:発表|明らかに)した|とのこと/;
const ofWriter = /私|わたし|僕|ぼく|ボク|俺|自分|ブログ|エントリ|記事|見かけ|読/;

/** 「次の三つを植えます。」 over a list. */
const nameless = /次の/;

/** Words that were announced: 「…」と。 */
const isSaid = /^[「『“].*[」』”](?:と|って)(?:[。、…]|$)/;

/** What follows goes on with a particle: a mark inside a name ended it (「庭の本といえば、Gardens of Kyoto.」「が、」). */
const isCutShort = ({ sentence }: ScoredSentence, next: ScoredSentence) =>
  next.distance === 0 &&
  !/[」』）)]$/.test(sentence.text) &&
  /^[がをにはもの]、?[^\u3041-\u3096]/.test(next.sentence.text) &&
  next.sentence.tokens[0]?.partOfSpeech[0] !== '名詞' &&
  !/[。｡]$/.test(sentence.text);

/** The one item of a list stands before it and names what it tells of. */
function isLabelled(candidates: ScoredPost['candidates'], place: number): boolean {
  const { distance, sentence } = candidates[place]!;
  let at = place - 1;
  // Between them the address of its page.
  while (at > place - 4 && candidates[at] && isOutside(candidates[at]!)) at--;
  const label = candidates[at];
  if (label?.sentence.role !== 'listItem' || sentence.role === 'listItem') return false;
  if (label.worthy || endMark.test(label.sentence.text)) return false;
  const other = candidates[at - 1];
  const isOne = other?.sentence.role !== 'listItem' || label.distance > 1;
  return isOne && distance < Number.POSITIVE_INFINITY && isNominal(label.sentence.tokens);
}

const isOutside = ({ sentence: { role, linked, text } }: ScoredSentence) =>
  role !== 'listItem' && (linked === true || /^\[?https?:/.test(text));

/** What is known of the post around each candidate. */
export function surroundingsOf(post: ScoredPost): Surroundings[] {
  const { candidates, marked, titleNouns, titleText } = post;
  const nouns = [...titleNouns.values()].reduce((all, bit) => all | bit, 0);
  const namesWork = workTitle.test(titleText) && !manyWorks.test(titleText);
  const lists = listTitle.test(titleText);
  const isNotice = (place: number) => candidates[place]?.kinds.has('notice') === true;
  let first = true;
  let noticed = false;
  let afterOther = false;
  let ofNotice = false;
  return candidates.map(({ sentence, titleWords, worthy, kinds, distance }, place) => {
    const named = (titleWords & nouns) !== 0;
    const before = candidates[place - 1];
    const isOther = isOfOther(
      before?.sentence.text ?? '',
      isNotice(place - 1) || isNotice(place - 2),
    );
    ofNotice = distance === 0 && (ofNotice || isNotice(place - 1));
    afterOther = (isOther && distance <= 1) || (afterOther && distance === 0);
    // A sentence after a notice may speak of what the notice speaks of.
    const around = {
      first: first && !noticed,
      named,
      marked,
      titleNouns,
      namesWork,
      lists,
      titleText,
      noticed: isNotice(place - 1),
      afterOther: afterOther || (ofNotice && ofSeries.test(sentence.text)),
    };
    if (worthy) first = false;
    else if (!kinds.has('greeting')) noticed = kinds.has('notice');
    return around;
  });
}
