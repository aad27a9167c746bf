#pragma once

// The parts of the fact tables, made from the catalogue: one function a table. A part without rows
// is left out. Pure functions; the views borrow nothing.

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/catalogue.hpp"
#include "render/view.hpp"

namespace statusbook {

struct TablePart {
  std::string id;
  std::string heading;
  std::string caption;
  std::vector<std::string_view> columns;
  View::List rows;  // { head, cells }, each cell { codes, literal, pieces }
};

struct TableContent {
  std::vector<TablePart> parts;
  std::set<std::string> sources;  // ids of the Sources that the rows name
};

TableContent make_table_content(const Catalogue& catalogue, const FactTable& table);

}  // namespace statusbook
