/** Options that every command which reads files has. */
export interface SourceArguments {
  readonly format?: 'plain' | 'markdown' | 'html';
  readonly title?: string;
  readonly followLinks?: boolean;
}

/** Where the words come from: options of every command that cuts texts into words. */
export interface WordArguments {
  /** File of the user's words. */
  readonly userWords?: string;
  readonly rules?: 'kuromoji' | 'mecab';
  readonly modernWords: boolean;
  /** File that `yomitoki compile` has written. */
  readonly dictionary?: string;
}

export interface LengthArguments {
  readonly sentences?: number;
  readonly chars?: number;
}

type Pace = 'average' | 'fast' | 'careful' | 'aloud' | number;

export interface AnalyzeArguments extends SourceArguments, WordArguments, LengthArguments {
  readonly speed?: Pace;
  readonly json?: boolean;
  readonly keywords?: number;
  readonly vocabulary?: string;
  readonly frequency?: number;
  readonly tokens?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly color: boolean;
}

export interface BatchArguments extends WordArguments, LengthArguments {
  readonly keywords?: number;
  readonly vocabulary?: string;
  readonly frequency?: number;
  readonly tokens?: boolean;
  readonly lang?: 'ja' | 'en';
}

export interface ListArguments extends SourceArguments, WordArguments {
  readonly limit?: number;
  readonly json?: boolean;
  readonly csv?: boolean;
}

export interface KeywordsArguments extends ListArguments {
  /** Tags of the site, or the file that lists them. */
  readonly vocabulary?: string;
}

export interface FrequencyArguments extends ListArguments {
  readonly minCount?: number;
  readonly compounds?: boolean;
  readonly partOfSpeech?: readonly string[];
}

export interface SummaryArguments extends SourceArguments, WordArguments, LengthArguments {
  readonly json?: boolean;
}

export interface ReadingTimeArguments extends SourceArguments {
  readonly json?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly speed?: Pace;
}

export interface ReadabilityArguments extends SourceArguments {
  readonly json?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly longSentence?: number;
  readonly manyCommas?: number;
  readonly longKanjiRun?: number;
}

export interface TokenizeArguments extends WordArguments {
  readonly json?: boolean;
  readonly wakati?: boolean;
  readonly followLinks?: boolean;
}

export interface CompileArguments {
  readonly out: string;
}

export interface BuildArguments {
  readonly out: string;
  readonly searchIndex?: string;
  /** Folders whose pages are posts. */
  readonly posts?: readonly string[];
  readonly keywords?: number;
  readonly description?: number;
  readonly sentences?: number;
  readonly related?: number;
  readonly tags?: number;
  readonly slugLength?: number;
  readonly furigana?: boolean;
  readonly search?: boolean;
  readonly lang?: 'ja' | 'en';
  readonly userWords?: string;
  readonly rules?: 'kuromoji' | 'mecab';
  readonly modernWords: boolean;
  /** Folder of the cache; false for none. */
  readonly cache?: string | false;
  readonly quiet?: boolean;
  /** Whether to write again after each change of a post. */
  readonly watch?: boolean;
  readonly followLinks?: boolean;
}
