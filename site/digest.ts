import { hash } from 'node:crypto'

/** Stands for what a page is made of, which is megabytes and in every language the same. */
export const digestOf = (matter: unknown[]): string => hash('sha256', JSON.stringify(matter), 'base64')
