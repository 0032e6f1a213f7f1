#!/usr/bin/env node
// A file that is there before anything is built: package managers link commands when they install.
import '../dist/bin.js';
