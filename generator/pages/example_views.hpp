#pragma once

// The examples of a code as its page shows them: highlighted from the parser's spans, each line
// explained, with what the checks said. Pure functions.

#include "catalogue/catalogue.hpp"
#include "render/view.hpp"

namespace statusbook {

// Null when the code has no example.
View make_examples_view(const Catalogue& catalogue, const StatusCode& code);

// What a further example shows: its title, or else the words of its name, "quota-full" → "quota
// full". Null for the main one.
View example_title(const StatusCode& code, const Example& example);

// "/401-basic.http": where an example's exact bytes can be fetched.
std::string example_url(const StatusCode& code, const Example& example);

}  // namespace statusbook
