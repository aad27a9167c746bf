#pragma once

// The scripts of static/ joined, so that a page asks for one script and not for a chain of them.
// Each file there is an ES module, one a behavior. A module that no other one imports becomes a
// classic script of its own, which holds all that it imports: classic, because browsers load no
// modules from file: addresses. The modules' names stay apart in it.
//
// Understood are the forms that small modules need: `import {a, b} from './other.js';` or
// `import './other.js';` on a line, and `export` before a function, class or const at a line's
// start. Not a bundler: anything else is an error, as are an unknown file and a circle of imports.
// Lines that hold a comment only are left out, and so is indentation, which means that no text may
// go over several lines. Pure functions.

#include <string>
#include <vector>

#include "support/diagnostic.hpp"
#include "support/source_text.hpp"

namespace statusbook {

struct StaticScript {
  std::string name;  // of its first module: "site.js"
  std::string text;
};

// `scripts` are named by their path; "./other.js" is the one whose path ends so. Nothing when there
// were errors.
std::vector<StaticScript> join_scripts(const std::vector<SourceText>& scripts, Diagnostics& report);

}  // namespace statusbook
