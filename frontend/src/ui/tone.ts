/** What a status feels like. The word beside it says what it is. */
export type Tone = 'neutral' | 'info' | 'good' | 'warn' | 'bad' | 'busy'
