import { eastAsianWidth } from 'get-east-asian-width';

/**
 * Number of terminal columns that one cluster of `clustersOf` takes. Characters of ambiguous width take one, as in most
 * terminals.
 */
export function clusterWidth(cluster: string): number {
  if (cluster.length === 1 && isPrinted(cluster.charCodeAt(0)))
    return eastAsianWidth(cluster.charCodeAt(0));
  if (isEmojiSequence(cluster)) return 2;
  let width = 0;
  for (const character of cluster)
    if (!/[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Cf}\p{Mn}\p{Me}\p{Cs}]/u.test(character))
      width += eastAsianWidth(character.codePointAt(0)!);
  return width;
}

/**
 * Whether a unit certainly takes a column or two: in blocks without marks, controls or other characters that take none.
 * Nearly all text is of these, and a look at Unicode's properties costs more than the rest of a report.
 */
function isPrinted(unit: number): boolean {
  return (
    (unit >= 0x20 && unit < 0x7f) ||
    (unit >= 0xae && unit < 0x300) ||
    (unit >= 0x2010 && unit < 0x2028) ||
    (unit >= 0x2100 && unit < 0x2c00) ||
    (unit >= 0x3000 && unit < 0x302a) ||
    (unit >= 0x3030 && unit < 0x3099) ||
    (unit >= 0x309b && unit < 0x3130) ||
    (unit >= 0x3190 && unit < 0xa000) ||
    (unit >= 0xff01 && unit < 0xffa0)
  );
}

/** No emoji of Unicode has as many units. */
const longestEmoji = 50;

/** Whether characters are shown as one picture, although the first of them may be narrow by itself: ☝🏽, ❤️, 1️⃣, 🇯🇵, 👩‍🚀. */
function isEmojiSequence(cluster: string): boolean {
  if (cluster.length === 1 || cluster.length > longestEmoji) return false;
  if (cluster.includes('\u200d'))
    return (cluster.match(/\p{Extended_Pictographic}/gu)?.length ?? 0) > 1;
  return /^(?:[\d#*]\ufe0f?\u20e3|(?![\d#*])\p{Emoji}\ufe0f|\p{Emoji_Modifier_Base}\ufe0f?[\u{1f3fb}-\u{1f3ff}]|[\u{1f1e6}-\u{1f1ff}]{2})$/u.test(
    cluster,
  );
}
