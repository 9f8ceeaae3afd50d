import { journey } from './support/journey';
import { story } from './support/story';

journey();
story();
