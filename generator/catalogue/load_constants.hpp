#pragma once

// Reads content/constants.json: each name once a library, each code and source known. A library
// with a mistake comes back too, so that one mistake does not hide the next; the report tells.

#include <string>
#include <vector>

#include "catalogue/constants.hpp"
#include "catalogue/cross_reader.hpp"

namespace statusbook {

// A catalogue may do without the names that libraries give to its codes.
std::vector<ConstantLibrary> load_constants(const CrossReader& reader, const std::string& path);

}  // namespace statusbook
