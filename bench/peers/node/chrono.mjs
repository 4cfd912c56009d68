// node chrono.mjs en|zh FILE
import * as chrono from 'chrono-node';
import { each } from './texts.mjs';

const reader = process.argv[2] === 'zh' ? chrono.zh.hans : chrono;
const reference = new Date(2024, 5, 20, 12);
each((text) => reader.parse(text, reference).length);
