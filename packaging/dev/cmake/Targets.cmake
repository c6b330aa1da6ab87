# One static library per folder: tj_library(core_domain core_base Qt6::Core) makes the library of all sources
# of the calling folder. A new file is picked up by the next build, no list to edit.
function(tj_library name)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC tj_options ${ARGN})
    tj_precompile(${name} tj_pch_core)
endfunction()

# tj_precompile(target pch): reuses the precompiled header of that target, where precompiling is on.
function(tj_precompile target pch)
    if(TJ_PCH AND TARGET ${pch})
        target_precompile_headers(${target} REUSE_FROM ${pch})
    endif()
endfunction()

# tj_tests(core_domain_tests libraries…): one test program of all *_test.cpp of the calling folder; every file
# is a ctest of its own, named folder/file, so that the summary says which facts hold.
function(tj_tests name)
    file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    add_executable(${name} ${sources})
    target_link_libraries(${name} PRIVATE tests_support ${ARGN} Qt6::Test)
    tj_precompile(${name} tj_pch_tests)
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR}/tests ${CMAKE_CURRENT_SOURCE_DIR})
    foreach(source ${sources})
        get_filename_component(stem ${source} NAME_WE)
        if(stem MATCHES "_test$")
            string(REGEX REPLACE "_test$" "" stem ${stem})
            add_test(NAME ${folder}/${stem} COMMAND ${name} ${stem})
            set_tests_properties(${folder}/${stem} PROPERTIES
                ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC;LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0"
                TIMEOUT 300)
        endif()
    endforeach()
endfunction()
