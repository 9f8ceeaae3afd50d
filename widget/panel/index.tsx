/** Loaded on the chat's first use; the loader mounts it. */
import { mount } from './mount';

window.batonPanel = { mount };
