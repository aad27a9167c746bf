# cmake --install: the program, the catalogue that it shows outside of a site's folder, its manual and
# what shells complete. http-status(7) and the completions are made by the program that is installed,
# from the catalogue beside it; not earlier, so that a mistake in the catalogue stops no build.
include(GNUInstallDirs)

set(STATUSBOOK_DATA ${CMAKE_INSTALL_DATADIR}/statusbook)
install(TARGETS statusbook)
install(DIRECTORY content templates static DESTINATION ${STATUSBOOK_DATA})
install(FILES site.json DESTINATION ${STATUSBOOK_DATA})
install(FILES docs/man/statusbook.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)

# statusbook_install_output(FILE FOLDER ARGUMENTS…): what the program prints, as a file.
function(statusbook_install_output FILE FOLDER)
  set(MADE ${CMAKE_CURRENT_BINARY_DIR}/install/${FILE})
  install(CODE "
    file(MAKE_DIRECTORY \"${CMAKE_CURRENT_BINARY_DIR}/install\")
    execute_process(COMMAND \"$<TARGET_FILE:statusbook>\" ${ARGN} WORKING_DIRECTORY \"${PROJECT_SOURCE_DIR}\"
                    OUTPUT_FILE \"${MADE}\" RESULT_VARIABLE STATUS)
    if(NOT STATUS EQUAL 0)
      message(FATAL_ERROR \"statusbook could not make ${FILE}\")
    endif()")
  install(FILES ${MADE} DESTINATION ${FOLDER})
endfunction()

statusbook_install_output(http-status.7 ${CMAKE_INSTALL_MANDIR}/man7 sheet --format man)
statusbook_install_output(statusbook ${CMAKE_INSTALL_DATADIR}/bash-completion/completions completion bash)
statusbook_install_output(_statusbook ${CMAKE_INSTALL_DATADIR}/zsh/site-functions completion zsh)
statusbook_install_output(statusbook.fish ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d completion fish)
