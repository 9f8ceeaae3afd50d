/** The shop's own web server with TLS; the sidecar on the shop's origin, as the shipped snippet has it. */
import { journey } from '../e2e/support/journey';
import { story } from '../e2e/support/story';

journey();
story();
