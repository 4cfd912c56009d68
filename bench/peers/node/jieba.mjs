// node jieba.mjs cut|tag FILE
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
import { each } from './texts.mjs';

const jieba = Jieba.withDict(dict);
const labels = { nr: 'PERSON', ns: 'PLACE', nt: 'ORG' };

function tagged(text) {
  const names = [];
  let at = 0;
  for (const { word, tag } of jieba.tag(text, true)) {
    const label = labels[tag.slice(0, 2)];
    if (label) names.push(`${at}:${at + word.length}:${label}`);
    at += word.length;
  }
  return names.join(' ');
}

each(process.argv[2] === 'tag' ? tagged : (text) => jieba.cut(text, true).length);
