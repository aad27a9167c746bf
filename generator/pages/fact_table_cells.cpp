#include "pages/fact_table_cells.hpp"

#include <fmt/format.h>

#include "catalogue/section_reference.hpp"
#include "pages/code_views.hpp"

namespace statusbook {
namespace {

View piece(std::string_view text, View references) {
  return View{{"text", text_or_null(text)}, {"references", std::move(references)}};
}

View view_of(Cell cell) {
  return View{{"codes", optional_list(std::move(cell.codes))},
              {"literal", text_or_null(cell.literal)},
              {"pieces", optional_list(std::move(cell.pieces))}};
}

View code_link(const Catalogue& catalogue, const StatusCode& code) {
  return View{{"code", code.code},
              {"url", code_url(code.key)},
              {"color", catalogue.find_family(code.family)->color}};
}

}  // namespace

View table_row(Cell head, std::vector<Cell> cells) {
  View::List views;
  for (Cell& cell : cells)
    views.push_back(view_of(std::move(cell)));
  return View{{"head", view_of(std::move(head))}, {"cells", std::move(views)}};
}

Cell text_cell(std::string_view text) {
  if (text.empty()) return {};
  return {.pieces = {piece(text, View::List{})}};
}

Cell literal_cell(const std::string& text) {
  return {.literal = text};
}

Cell codes_cell(const Catalogue& catalogue, const std::vector<std::string>& keys,
                std::string_view label) {
  Cell cell = text_cell(label);
  for (const std::string& key : keys)
    cell.codes.push_back(code_link(catalogue, *catalogue.find_code(key)));
  return cell;
}

Cell code_cell(const Catalogue& catalogue, const StatusCode& code) {
  return codes_cell(catalogue, {code.key}, code.name);
}

Cell references_cell(std::string_view references) {
  return {.pieces = {piece("", make_references_view(references))}};
}

View sourced_piece(TableMaking& making, std::string_view text, const std::string& source) {
  if (making.catalogue.find_source(source) != nullptr) making.sources.insert(source);
  View view = make_source_view(making.catalogue, source);
  view.set("text", text_or_null(text));
  return view;
}

Cell source_cell(TableMaking& making, const std::string& source) {
  return {.pieces = {sourced_piece(making, "", source)}};
}

std::string specification_reference(const StatusCode& code) {
  const std::string& section = code.specification.section;
  return section.empty() ? code.specification.document
                         : fmt::format("{} {}", code.specification.document, section);
}

std::vector<Cell> note_cells(const StatusCode& code, const std::string& note) {
  const CitedText cited = split_citation(note);
  return {
      text_cell(cited.text),
      references_cell(cited.references.empty() ? specification_reference(code) : cited.references)};
}

CitedText split_citation(const std::string& note) {
  constexpr std::string_view close = ").";
  const std::size_t open = note.rfind(" (");
  if (open == std::string::npos || !note.ends_with(close)) return {note, ""};
  std::string references = note.substr(open + 2, note.size() - close.size() - open - 2);
  if (parse_section_references(references).empty()) return {note, ""};
  return {note.substr(0, open) + ".", std::move(references)};
}

}  // namespace statusbook
