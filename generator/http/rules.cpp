#include "http/rules.hpp"

#include <stdexcept>
#include <string>
#include <unordered_map>
#include <vector>

#include "http/rule_sets.hpp"

namespace statusbook::http {

namespace {

using RuleSet = std::span<const Rule> (*)();

constexpr RuleSet rule_sets[] = {
    status_line_rules,    field_line_rules, framing_rules,       connection_rules,
    required_field_rules, status_rules,     field_value_rules,   date_rules,
    content_rules,        redirect_rules,   cache_control_rules, caching_rules,
    authentication_rules, range_rules,      unusual_field_rules, security_rules,
    documentation_rules,
};

struct Table {
  std::vector<Rule> rows;
  std::unordered_map<std::string_view, std::size_t> index;
};

Table make_table() {
  Table table;
  for (const RuleSet rule_set : rule_sets) {
    for (const Rule& rule : rule_set()) {
      table.index.emplace(rule.id, table.rows.size());
      table.rows.push_back(rule);
    }
  }
  return table;
}

const Table& table() {
  static const Table instance = make_table();
  return instance;
}

}  // namespace

std::span<const Rule> all_rules() {
  return table().rows;
}

const Rule* find_rule(std::string_view id) {
  const auto found = table().index.find(id);
  return found == table().index.end() ? nullptr : &table().rows[found->second];
}

const Rule& rule_by_id(std::string_view id) {
  const Rule* rule = find_rule(id);
  if (rule == nullptr) throw std::logic_error("no lint rule is called " + std::string(id));
  return *rule;
}

}  // namespace statusbook::http
