#pragma once

// Reads content/constants.json: each name once a library, each code and source known. A library
// with a mistake comes back too, so that one mistake does not hide the next; the report tells.

#include <string>
#include <vector>

#include "catalogue/constants.hpp"
#include "catalogue/load_record.hpp"

namespace statusbook {

// What the names may refer to. Of a list that could not be read and is empty, nothing is unknown.
struct ConstantReferences {
  const std::vector<std::string>& codes;
  const std::vector<std::string>& sources;
};

std::vector<ConstantLibrary> load_constants(RecordLoader& records, const std::string& path,
                                            const ConstantReferences& known, Diagnostics& report);

}  // namespace statusbook
