import nlp from 'compromise';
import { each } from './texts.mjs';

const edges = /^[\s\p{P}]+|(?:['’]s)?[\s\p{P}]+$|['’]s$/gu;

each((text) => {
  const doc = nlp(text);
  const names = [];
  for (const [label, view] of [['PERSON', doc.people()], ['PLACE', doc.places()], ['ORG', doc.organizations()]]) {
    for (const { offset } of view.json({ offset: true, terms: false })) {
      // It counts what stands around a name as a part of it.
      let start = offset.start;
      let name = text.slice(start, start + offset.length);
      start += name.length - name.replace(/^[\s\p{P}]+/u, '').length;
      name = name.replace(edges, '');
      if (name) names.push(`${start}:${start + name.length}:${label}`);
    }
  }
  return names.join(' ');
});
