export type * from './backend'
