#pragma once

// Reads content/snippets/. A catalogue may do without. Each reference is checked where it stands;
// problems are added to the report, and what is sound comes back.

#include <string>
#include <vector>

#include "catalogue/constants.hpp"
#include "catalogue/cross_reader.hpp"
#include "catalogue/snippet.hpp"

namespace statusbook {

// By order, then id. `libraries` are what a record may take its constants from; when none could be
// read, none is unknown.
std::vector<Snippet> load_snippets(const CrossReader& reader, const std::string& path,
                                   const std::vector<ConstantLibrary>& libraries);

}  // namespace statusbook
