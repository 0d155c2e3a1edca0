/**
 * What is measured, and how it is put on paper. The whole program is measured from outside: a chat server in
 * one process, the real console in a second, and a driver in a third that puts their records side by side.
 */
@NullMarked
package app.tributary.bench;

import org.jspecify.annotations.NullMarked;
