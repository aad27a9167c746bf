#include "catalogue/catalogue.hpp"

#include <algorithm>

namespace statusbook {
namespace {

template <typename Item, typename Predicate>
const Item* find_item(const std::vector<Item>& items, Predicate matches) {
  const auto found = std::find_if(items.begin(), items.end(), matches);
  return found == items.end() ? nullptr : &*found;
}

char lower(char c) {
  return 'A' <= c && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_same_field_name(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

const StatusCode* Catalogue::find_code(std::string_view key) const {
  return find_item(codes, [&](const StatusCode& code) { return code.key == key; });
}

const Family* Catalogue::find_family(std::string_view slug) const {
  return find_item(families, [&](const Family& family) { return family.slug == slug; });
}

const ConstantLibrary* Catalogue::find_library(std::string_view id) const {
  return find_item(constants, [&](const ConstantLibrary& library) { return library.id == id; });
}

const Source* Catalogue::find_source(std::string_view id) const {
  return find_item(sources, [&](const Source& source) { return source.id == id; });
}

const FieldDescription* Catalogue::find_field(std::string_view name) const {
  return find_item(
      fields, [&](const FieldDescription& field) { return is_same_field_name(field.name, name); });
}

const Comparison* Catalogue::find_comparison(std::string_view a, std::string_view b) const {
  return find_item(comparisons, [&](const Comparison& comparison) {
    return comparison.a == a && comparison.b == b;
  });
}

const Topic* Catalogue::topic_of(std::string_view key) const {
  return find_item(topics, [&](const Topic& topic) {
    return std::find(topic.codes.begin(), topic.codes.end(), key) != topic.codes.end();
  });
}

const DecisionQuestion* DecisionTree::find_question(std::string_view id) const {
  return find_item(questions, [&](const DecisionQuestion& question) { return question.id == id; });
}

const DecisionLeaf* DecisionTree::find_leaf(std::string_view id) const {
  return find_item(leaves, [&](const DecisionLeaf& leaf) { return leaf.id == id; });
}

bool is_in_use(const StatusCode& code) {
  return code.standing == "registered" && !code.deprecated;
}

std::vector<const StatusCode*> Catalogue::other_meanings(const StatusCode& code) const {
  std::vector<const StatusCode*> others;
  for (const StatusCode& other : codes) {
    if (other.code == code.code && other.key != code.key) others.push_back(&other);
  }
  return others;
}

std::vector<const StatusCode*> Catalogue::codes_of(const Family& family) const {
  std::vector<const StatusCode*> members;
  for (const StatusCode& code : codes) {
    if (code.family == family.slug) members.push_back(&code);
  }
  return members;
}

std::vector<const Constant*> ConstantLibrary::names_of(std::string_view code) const {
  std::vector<const Constant*> found;
  for (const Constant& constant : names) {
    if (constant.code == code) found.push_back(&constant);
  }
  return found;
}

std::vector<std::string> Catalogue::constant_names(const StatusCode& code) const {
  std::vector<std::string> found;
  for (const ConstantLibrary& library : constants) {
    if (library.is_phrases) continue;
    for (const Constant* constant : library.names_of(code.key)) {
      if (std::find(found.begin(), found.end(), constant->name) == found.end())
        found.push_back(constant->name);
    }
  }
  return found;
}

std::string comparison_slug(std::string_view a, std::string_view b) {
  std::string result(a);
  result += "-vs-";
  result += b;
  return result;
}

}  // namespace statusbook
