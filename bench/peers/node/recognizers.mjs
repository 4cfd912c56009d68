// node recognizers.mjs en-us|zh-cn FILE
import recognizers from '@microsoft/recognizers-text-date-time';
import { each } from './texts.mjs';

const reference = new Date(2024, 5, 20, 12);
each((text) => recognizers.recognizeDateTime(text, process.argv[2], 0, reference).length);
