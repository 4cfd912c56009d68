// wink-nlp's model has entities such as dates and amounts, but no names.
import winkNLP from 'wink-nlp';
import model from 'wink-eng-lite-web-model';
import { each } from './texts.mjs';

const nlp = winkNLP(model);
each((text) => nlp.readDoc(text).entities().length());
