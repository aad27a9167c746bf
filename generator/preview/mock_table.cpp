#include "preview/mock_table.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/example_check.hpp"
#include "catalogue/status_facts.hpp"
#include "http/lint.hpp"
#include "http/text.hpp"

namespace statusbook {
namespace {

MockMessage to_message(const http::Response& response) {
  MockMessage message{.status = static_cast<unsigned>(response.code),
                      .reason = std::string(response.text(response.reason))};
  for (const http::Field& field : response.fields)
    message.fields.emplace_back(field.name, field.value);
  message.content = response.content_bytes();
  return message;
}

// The first example that shows the code itself, not another one around it.
std::vector<MockMessage> messages_of(const StatusCode& code, const http::StatusFactsTable& facts) {
  for (const Example& example : code.examples) {
    std::vector<MockMessage> messages;
    bool shown = false;
    const http::LintResult read = http::lint(example.response, lint_options_of(example, facts));
    for (const http::Response& response : read.responses) {
      messages.push_back(to_message(response));
      shown = shown || response.code == code.code;
    }
    const bool is_it = shown && (code.code < 200 || read.responses.back().code == code.code);
    if (is_it && !read.refused && request_of(example).method != "HEAD") return messages;
  }
  return {};
}

bool is_interim(const MockMessage& message) {
  return message.status < 200 && message.status != 101;
}

}  // namespace

bool may_have_content(unsigned status) {
  return status >= 200 && status != 204 && status != 205 && status != 304;
}

MockMessage plain_message(unsigned status, std::string reason) {
  MockMessage message{.status = status, .reason = std::move(reason)};
  if (status >= 200) message.fields.emplace_back("Cache-Control", "no-store");
  if (!may_have_content(status)) return message;
  message.fields.emplace_back("Content-Type", "text/plain; charset=utf-8");
  message.content =
      fmt::format("{}{}{}\n", status, message.reason.empty() ? "" : " ", message.reason);
  return message;
}

MockTable::MockTable(const Catalogue& catalogue) {
  const http::StatusFactsTable facts = status_facts_of(catalogue.codes);
  for (const StatusCode& code : catalogue.codes) {
    std::vector<MockMessage> messages = messages_of(code, facts);
    const auto status = static_cast<unsigned>(code.code);
    if (messages.empty()) messages.push_back(plain_message(status, code.name));
    MockExample example;
    const bool has_final = !is_interim(messages.back());
    if (has_final) {
      example.final = std::move(messages.back());
      messages.pop_back();
    }
    example.interim = std::move(messages);
    examples_.emplace(code.key, std::move(example));
  }
  const MockExample ok = find("200").value_or(MockExample{.final = plain_message(200, "OK")});
  for (auto& [key, example] : examples_) {
    if (example.final.status == 0) example.final = ok.final;
  }
}

std::optional<MockExample> MockTable::find(std::string_view key) const {
  const auto found = examples_.find(key);
  if (found != examples_.end()) return found->second;
  const auto number = http::decimal(key);
  if (!number || *number < 100 || *number > 599) return std::nullopt;
  return plain(static_cast<unsigned>(*number), "");
}

MockExample MockTable::plain(unsigned status, const std::string& name) const {
  MockMessage message = plain_message(status, name);
  if (!is_interim(message)) return {.final = std::move(message)};
  const auto ok = examples_.find("200");
  return {.interim = {std::move(message)},
          .final = ok == examples_.end() ? plain_message(200, "OK") : ok->second.final};
}

}  // namespace statusbook
