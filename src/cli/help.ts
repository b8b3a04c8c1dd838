// What stands under the options in the help of each command.

export const examples = `
Examples:
  yomitoki analyze post.md                     a report on one post
  yomitoki analyze content/ --json             a line of JSON for each post
  yomitoki keywords post.md --limit 5          the five best keywords
  yomitoki summary essay.txt --sentences 2     the two sentences that say most
  yomitoki frequency essay.txt --csv           a word table for a spreadsheet
  yomitoki readability post.md                 what is hard to read, and where
  yomitoki keywords post.md --user-words own.csv   with words of your own
  curl -s https://example.com/ | yomitoki reading-time --format html
  yomitoki batch < posts.ndjson > analyses.ndjson
  yomitoki build content --out data/yomitoki.json   values for the pages of a blog

Sources are UTF-8 (or UTF-16 with a byte order mark) of at most 16,777,216
characters. A folder stands for the .md, .mdx, .txt and .html files in it,
hidden entries and node_modules left out. Without a name, or for "-", standard
input is read. A symbolic link that leads out of its folder and the current one
is refused unless --follow-links is given.

Exit codes: 0 done, 1 something failed (every other file is still done), 2 wrong
usage. DEBUG=1 prints stacks.`;

export const analyzeExamples = `
Examples:
  yomitoki analyze post.md --lang en
  yomitoki analyze --json content/ | jq -r '[.file, .readingTime.label] | @tsv'
  find . -name '*.md' -print0 | xargs -0 yomitoki analyze --json --keywords 5
  yomitoki analyze post.md --user-words names.csv --vocabulary tags.txt
  yomitoki analyze --json post.md | jq -r .description    for a search page

The report is in Japanese where the locale (LC_ALL, LC_MESSAGES, LANG) is, else
in English. With --json the labels are Japanese unless --lang says otherwise, so
that the output depends on nothing but the input.`;

export const batchExamples = `
Reads a JSON object a line: {"id", "text", "title"?, "format"?}. Writes for each
one, in the same order and as it goes, {"id", …} with the analysis. "line", the
number of the line, takes the place of an "id" that is missing. The text is read
as Markdown, which plain text is too, unless "format" is "plain" or "html". A
line that cannot be done becomes {"id" or "line", "error"} and the run goes on;
the exit code stays 0, and one line on standard error tells how many.

Examples:
  yomitoki batch --keywords 10 --chars 120 < posts.ndjson > analyses.ndjson
  parallel --pipe --keep-order yomitoki batch < posts.ndjson > analyses.ndjson
  posts.rdd.pipe("yomitoki batch")             with Spark`;

export const buildExamples = `
Writes {"posts/harbour.md": {…}, …}: for every post its title, reading time,
keywords, summary, description, slug, suggested tags and related posts (by the
same paths, relative to the folder, with /). The same posts give the same file.
A slug stays what the file says, whatever becomes of the title; the author's own
(slug in the front matter) goes before it. Keep the file with the posts, or the
slugs are made anew.

Drafts (draft: true, published: false), the _index files of Hugo and pages
outside --posts get values, but are not offered as related, lend no tags and are
not in the search index. When a post cannot be read, nothing is written and the
exit code is 1. Posts that have not changed come from the cache.

Examples:
  yomitoki build content --out data/yomitoki.json && hugo
  yomitoki build content --out data/yomitoki.json --watch & hugo server
  yomitoki build _posts --out _data/yomitoki.json && jekyll build
  yomitoki build content --out data/yomitoki.json --posts posts \\
    --search-index static/search.json
  yomitoki build articles --out zenn.json --slug-length 50`;

export const tokenizeExamples = `
Prints a word a line, with its features behind a tab: part of speech (four
levels), conjugation type and form, base form, reading, pronunciation. EOS ends
each line of the text. The text is taken as it is: no Markdown is read. With
--json, most files are one line {"file", "tokens"}, and a long one several, in
order, whose tokens belong together; their start and end count UTF-16 units.

Examples:
  echo すもももももももものうち | yomitoki tokenize
  yomitoki tokenize --wakati essay.txt > words.txt
  yomitoki tokenize --user-words names.csv essay.txt
  yomitoki tokenize --json essay.txt | jq -r '.tokens[].reading // empty'

Words of your own stand one a line, in either of two forms; lines that begin
with # are skipped. Without a cost, a word wins over the pieces it is made of.
In the first, a verb (動詞) or adjective (形容詞) is known in all its forms, as
its end tells, or IPADIC's type behind a ";": ぽちる,動詞-自立;五段・ラ行,ポチル

  surface,part of speech,reading[,cost]
  海辺文庫,名詞-固有名詞-組織,ウミベブンコ
  ググる,動詞,ググル

  MeCab's: surface,left id,right id,cost,part of speech (four columns),
           conjugation type and form,base form,reading,pronunciation
  海辺文庫,,,,名詞,固有名詞,組織,*,*,*,海辺文庫,ウミベブンコ,ウミベブンコ`;

export const compileExamples = `
For lexicons of thousands of words, which --user-words would read and price
again at every start. The forms of a lexicon are those of --user-words (yomitoki
tokenize --help); in MeCab's, a verb has a line for each of its forms. The same
lexicons give the same file, which belongs to this release: compile it again
after an update. A file that is there is replaced in one step.

Examples:
  yomitoki compile names.csv products.csv --out own.dict
  yomitoki analyze post.md --dictionary own.dict`;

export const readabilityExamples = `
Prints the measures beside those of real posts, then a line for each long
sentence, sentence with many 読点, long run of kanji and kanji outside 常用漢字
(where it stands first), as file:line:column, which editors and terminals lead
to. Columns count characters. The findings describe; the exit code stays 0.

Examples:
  yomitoki readability post.md
  yomitoki readability --long-sentence 80 --lang en content/
  vim -q <(yomitoki readability post.md | grep '^post.md:')`;

export const keywordsExamples = `
Prints score, count, term, then the tag it stands for (#), its short forms and
spellings. A term among the tags of --vocabulary ranks higher, in any spelling,
the more so the more posts have the tag. A file holds a tag a line, with a tab
and the number of its posts behind it or not; or JSON (name.json): an array of
tags or an object of numbers.

Of up to five keywords none is named but in passing, so that there may be fewer;
a limit of more than five lists those, too.

Examples:
  yomitoki keywords post.md --limit 5
  yomitoki keywords post.md --vocabulary Rust,分散システム,読書
  yomitoki keywords content/ --vocabulary tags.tsv --csv > keywords.csv`;

export const frequencyExamples = `
Examples:
  yomitoki frequency essay.txt --limit 20
  yomitoki frequency essay.txt --compounds --part-of-speech 名詞 --csv
  yomitoki frequency content/ --json | jq -r '.frequency[:20][].term' | sort`;
