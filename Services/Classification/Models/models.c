#include "ClassificationModels.h"

// The files become part of the program, which then needs none at run time.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char requests[] = {
#embed "requests.model"
};
static const unsigned char replies[] = {
#embed "replies.model"
};
static const unsigned char shop[] = {
#embed "shop.model"
};
static const unsigned char desk[] = {
#embed "desk.model"
};

BuiltInModel requests_model(void) { return (BuiltInModel){requests, sizeof requests}; }
BuiltInModel replies_model(void) { return (BuiltInModel){replies, sizeof replies}; }
BuiltInModel shop_model(void) { return (BuiltInModel){shop, sizeof shop}; }
BuiltInModel desk_model(void) { return (BuiltInModel){desk, sizeof desk}; }
