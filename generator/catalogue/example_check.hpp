#pragma once

// The gate for examples: each is parsed and linted as the exact bytes it is. An error or a warning
// fails the build, unless the code's facts name it as an exception with a reason. Pure apart from
// the report.

#include "catalogue/load_record.hpp"
#include "catalogue/status_code.hpp"
#include "http/lint.hpp"
#include "http/status_facts.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// "response.http" or "basic.response.http": how lint_exceptions name it.
std::string file_name_of(const Example& example);

// What an example's request.http says that matters for its response: method, target, Range.
http::Request request_of(const Example& example);

// How this example is linted, by the gate and by the pages that show it.
http::LintOptions lint_options_of(const Example& example, const http::StatusFactsTable& facts);

// That each title belongs to an example; code and examples must have been loaded.
void check_example_titles(const LoadedRecord& record, const StatusCode& code, Diagnostics& report);

// `facts_file` is the code.json whose exceptions apply.
void check_examples(const StatusCode& code, const std::string& facts_file,
                    const http::StatusFactsTable& facts, Diagnostics& report);

}  // namespace statusbook
