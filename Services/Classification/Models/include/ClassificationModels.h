#pragma once

#include <stddef.h>

/// A model's file as it was when the program was built.
typedef struct {
    const unsigned char *_Nonnull bytes;
    size_t count;
} BuiltInModel;

BuiltInModel requests_model(void);
BuiltInModel replies_model(void);
BuiltInModel shop_model(void);
BuiltInModel desk_model(void);
