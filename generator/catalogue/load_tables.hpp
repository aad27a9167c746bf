#pragma once

// Reads content/tables/*.json. Which tables there can be is settled here: each has a schema of its
// own, and a file of any other name is reported. Problems are added to the reader's report, and
// what is sound comes back.

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/cross_reader.hpp"
#include "catalogue/fact_table.hpp"
#include "catalogue/status_code.hpp"

namespace statusbook {

struct TableFile {
  std::string_view slug;
  const char* schema;

  std::string name() const { return std::string(slug) + ".json"; }
};

// In the order of the index.
std::span<const TableFile> table_files();

// In that order; a catalogue may do without any of them. `codes` are those of the
// catalogue, whose gRPC equivalents must agree with the table's.
std::vector<FactTable> load_tables(const CrossReader& reader, const std::string& path,
                                   const std::vector<StatusCode>& codes);

}  // namespace statusbook
