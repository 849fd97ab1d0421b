/** Generated from contracts/openapi by `npm run contracts`; never edited. */
export interface paths {
    "/api/merchant/v1/session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign In
         * @description Open a session; the token goes into a cookie that scripts cannot read.
         */
        post: operations["sign_in"];
        /**
         * Sign Out
         * @description Close the session, here and on the server; there is no way to fail.
         */
        delete: operations["sign_out"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/session/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Recover Password
         * @description Set a new password by the recovery code kept for this; it is used up, and other sessions end.
         */
        post: operations["recover_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Me
         * @description Who is signed in here.
         */
        get: operations["show_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/orders/desk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Desk
         * @description Open orders, and those finished in the last half hour.
         */
        get: operations["show_desk"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search Orders
         * @description A store's orders, newest first, by number, table, item, end of the phone number, state, mode and day.
         *
         *     Items and tables are looked for in the newest month, or in the day that is named.
         */
        get: operations["search_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Order
         * @description One order with its history, its money and its tickets.
         */
        get: operations["show_order"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Accept Order
         * @description Take an order on.
         */
        post: operations["accept_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject Order
         * @description Refuse a paid order; the guest gets the money back.
         */
        post: operations["reject_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/start": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start Order
         * @description Say that someone has begun.
         */
        post: operations["start_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Finish Order
         * @description Say that it is ready, and call the guest.
         */
        post: operations["finish_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/hand_over": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hand Over Order
         * @description Give it to the guest.
         */
        post: operations["hand_over_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel Order
         * @description End an accepted order; what was paid goes back.
         */
        post: operations["cancel_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/acknowledge": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Acknowledge Order
         * @description Stop the ringing on every screen of the store.
         */
        post: operations["acknowledge_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/cash": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Cash
         * @description Take what is owed in cash; the answer says the change.
         */
        post: operations["take_cash"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/orders/{order_id}/refund": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Refund
         * @description Give back part or all of what was paid; the order itself does not move.
         */
        post: operations["refund_order"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Settings
         * @description The settings of a store.
         */
        get: operations["show_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change Settings
         * @description Change settings of a store.
         */
        patch: operations["change_settings"];
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause Store
         * @description Take no orders for a while.
         */
        post: operations["pause_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume Store
         * @description Take orders again.
         */
        post: operations["resume_store"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Tables
         * @description Areas and tables with their codes.
         */
        get: operations["list_tables"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Area
         * @description Add an area; its name is taken once, so a repeat is refused and not doubled.
         */
        post: operations["add_area"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/areas/{area_id}/tables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Table
         * @description Add a table with a fresh code; its label is taken once, so a repeat is refused and not doubled.
         */
        post: operations["add_table"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/areas/{area_id}/tables/batch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Add Tables
         * @description Add several tables: all, or none when one of the labels is taken.
         */
        post: operations["add_tables"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/areas/{area_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive Area
         * @description Give an area up; one with tables is refused.
         */
        delete: operations["archive_area"];
        options?: never;
        head?: never;
        /**
         * Change Area
         * @description Call an area something else.
         */
        patch: operations["change_area"];
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/tables/{table_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive Table
         * @description Take a table away; its printed code leads nowhere from now on, its orders stay.
         */
        delete: operations["archive_table"];
        options?: never;
        head?: never;
        /**
         * Change Table
         * @description Rename a table, count its seats anew, move it; its printed code stays good.
         */
        patch: operations["change_table"];
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/tables/{table_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reissue Table Code
         * @description Give a table a new code; the printed one is worthless from now on.
         */
        post: operations["reissue_table_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/tables/{table_id}/code.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Table Code
         * @description The code of a table, to be printed.
         */
        get: operations["show_table_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/code-sheet": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Code Sheet
         * @description All codes of a store as they are printed: drawn by whoever asks, with the letters it has.
         */
        get: operations["show_code_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/code-sheet.pdf": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Print Code Sheet
         * @description The same sheet as a file for any printer: A4, codes as lines, letters as letters.
         *
         *     Raises:
         *         AreaNotFound: no area of that name has a table.
         */
        get: operations["print_code_sheet"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/mini-program": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Mini Program
         * @description The brand's mini-program; its secret stays where it is.
         */
        get: operations["show_mini_program"];
        /**
         * Set Mini Program
         * @description Keep new papers, encrypted, in the place of earlier ones, and try them at the platform.
         */
        put: operations["set_mini_program"];
        post?: never;
        /**
         * Remove Mini Program
         * @description Sign nobody in by it any more.
         */
        delete: operations["remove_mini_program"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/mini-program/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Mini Program
         * @description Try the papers at the platform once more.
         */
        post: operations["check_mini_program"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/mini-code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Store Mini Code
         * @description The mini-program code of the store, to be printed for the counter or the door.
         */
        get: operations["show_store_mini_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/tables/{table_id}/mini-code.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Table Mini Code
         * @description The mini-program code of a table, to be printed.
         */
        get: operations["show_table_mini_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/stations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Station Setups
         * @description The stations in their order, with what is made at each.
         */
        get: operations["list_station_setups"];
        put?: never;
        /**
         * Create Station
         * @description Set up a station; its name is taken once per store, so a repeat is refused.
         */
        post: operations["create_station"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/stations/{station_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Remove Station
         * @description Take one away that has nothing left to make; what is routed to it goes to the default one.
         */
        delete: operations["remove_station"];
        options?: never;
        head?: never;
        /**
         * Update Station
         * @description Rename it, move it, set its target, or make it the one that gets what is routed nowhere.
         */
        patch: operations["update_station"];
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/station-order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Order Stations
         * @description Put all stations in a new order.
         */
        put: operations["order_stations"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/routing/{ref_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Route Item
         * @description Say where an item, or everything of a category, is made.
         */
        put: operations["route_item"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/catalog": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Catalog
         * @description The whole menu as this store has it, on the shelf or not.
         */
        get: operations["show_catalog"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/items/{item_id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Override Item
         * @description Say what this store does differently about an item.
         */
        put: operations["override_item"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/store-differences": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Store Differences
         * @description What the stores sell otherwise than the brand, item by item.
         */
        get: operations["list_store_differences"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/categories": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Category
         * @description Add a category at the end.
         */
        post: operations["create_category"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/categories/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Categories
         * @description Put all categories into a new order.
         */
        post: operations["order_categories"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/categories/{category_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive Category
         * @description Take an empty category off the menu.
         */
        delete: operations["archive_category"];
        options?: never;
        head?: never;
        /**
         * Change Category
         * @description Change a category.
         */
        patch: operations["change_category"];
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Item
         * @description Create an item; it is on sale in every store at once unless it says otherwise.
         */
        post: operations["create_item"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/items/order": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Order Items
         * @description Put all items of one category into a new order.
         */
        post: operations["order_items"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/items/{item_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive Item
         * @description Take an item off the menu for good; old orders keep what they say.
         */
        delete: operations["archive_item"];
        options?: never;
        head?: never;
        /**
         * Change Item
         * @description Change an item; with ``version``, only if nobody else has since.
         */
        patch: operations["change_item"];
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/modifier-groups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create Modifier Group
         * @description Create a modifier group with its modifiers.
         */
        post: operations["create_modifier_group"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/modifier-groups/{group_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Archive Modifier Group
         * @description Take away a modifier group no item asks any more.
         */
        delete: operations["archive_modifier_group"];
        options?: never;
        head?: never;
        /**
         * Change Modifier Group
         * @description Change a modifier group; modifiers left out of a given list are gone.
         */
        patch: operations["change_modifier_group"];
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/sold-out": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Mark Sold Out
         * @description Mark an item, SKU or modifier as sold out, or put it back on sale; repeating it changes nothing.
         */
        post: operations["mark_sold_out"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/quotas/{ref_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Quota
         * @description Count portions of a SKU or modifier: so many a day, or so many left today.
         */
        put: operations["set_quota"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/search-misses": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Search Misses
         * @description The searches of the last days that found nothing.
         */
        get: operations["list_search_misses"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/pictures": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Upload Picture
         * @description Take a picture, make its two sizes and keep it; the same picture again is the same one.
         */
        post: operations["upload_picture"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/home": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Brand Home
         * @description The brand's home page with all its banners, shown today or not.
         */
        get: operations["show_brand_home"];
        /**
         * Save Brand Home
         * @description Make the home page like this, if nobody else has changed it since it was read.
         */
        put: operations["save_brand_home"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/menu-file": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Export Menu
         * @description The menu as a file; importing it changes nothing.
         */
        get: operations["export_menu"];
        put?: never;
        /**
         * Import Menu
         * @description Take a menu file: everything, or nothing; repeating it changes nothing.
         *
         *     ``work`` is a name the caller made up, by which it asks how far this is and calls it off.
         */
        post: operations["import_menu"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/menu-file/works/{work}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Import Progress
         * @description How far an import is.
         */
        get: operations["show_import_progress"];
        put?: never;
        post?: never;
        /**
         * Call Off Import
         * @description Have an import stop, so that nothing of it counts; one that is over stays.
         */
        delete: operations["call_off_import"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/guide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Guide
         * @description What is left to do, computed from what is there.
         */
        get: operations["show_guide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/sample-menus": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sample Menus
         * @description Menus to start from.
         */
        get: operations["list_sample_menus"];
        /**
         * Start From Sample
         * @description Put a sample menu on the brand's menu; what is there stays.
         */
        put: operations["start_from_sample"];
        post?: never;
        /**
         * Remove Sample
         * @description Take a sample menu off again; what was changed since is the merchant's and stays.
         */
        delete: operations["remove_sample"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/payment-accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Payment Accounts
         * @description The accounts that collect for the brand and its stores.
         */
        get: operations["list_payment_accounts"];
        /**
         * Keep Payment Account
         * @description Keep papers, encrypted; an earlier account of the same place is put aside.
         */
        put: operations["keep_payment_account"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/play-money": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take Play Money
         * @description Collect play money through the stand-in gateway; only where nothing else is collected.
         */
        post: operations["take_play_money"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/payment-accounts/{account_id}/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check Payment Account
         * @description Ask the gateway whether it takes these papers; no money moves.
         */
        post: operations["check_payment_account"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/payment-accounts/{account_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Put Payment Account Aside
         * @description Collect no more through an account; what is underway ends through it.
         */
        delete: operations["put_payment_account_aside"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/reports/shares": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Shares
         * @description How many guests came by what others passed on, and how many orders followed; nobody is named.
         */
        get: operations["show_shares"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/reports/today": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Today
         * @description The trading day so far, beside yesterday up to the same time.
         */
        get: operations["show_today"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/reviews": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Reviews
         * @description A store's reviews: those somebody has to see to first, then the newest.
         */
        get: operations["list_reviews"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/reviews/summary": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Review Summary
         * @description The figures above the list, and the items a filter can choose from.
         */
        get: operations["show_review_summary"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/reviews/{review_id}/answer": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Answer Review
         * @description Answer in public, or change the answer.
         */
        post: operations["answer_review"];
        /**
         * Take Answer Back
         * @description Take the answer away again.
         */
        delete: operations["take_answer_back"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/reviews/{review_id}/hide": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hide Review
         * @description Hide a review from other guests; it no longer counts, and who did it is on record.
         */
        post: operations["hide_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/reviews/{review_id}/show": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show Review
         * @description Show a hidden review again, or one that was held back.
         */
        post: operations["show_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/reviews/{review_id}/follow_up": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Follow Up Review
         * @description Say that a low score was seen to, or not after all.
         */
        post: operations["follow_up_review"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Staff
         * @description Everyone who works for the brand.
         */
        get: operations["list_staff"];
        put?: never;
        /**
         * Create Staff
         * @description Make an account with a first role; its name is taken once, so a repeat is refused.
         */
        post: operations["create_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Rename Staff
         * @description Call a person something else; the name to sign in with stays.
         */
        patch: operations["rename_staff"];
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/grant": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Grant Role
         * @description Give a role in a store or in the whole brand; it replaces the one there.
         */
        put: operations["grant_role"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/revoke": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Revoke Role
         * @description Take a role away.
         */
        post: operations["revoke_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reset Password
         * @description Give a password for one sign-in; the person's sessions end.
         */
        post: operations["reset_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give Code
         * @description Give a fresh personal code; the one before is worth nothing.
         */
        post: operations["give_code"];
        /**
         * Drop Code
         * @description Take the personal code away; what it opened is closed.
         */
        delete: operations["drop_code"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Staff Sessions
         * @description Where a person is signed in.
         */
        get: operations["list_staff_sessions"];
        put?: never;
        post?: never;
        /**
         * End Staff Sessions
         * @description Sign a person out everywhere; their account stays open.
         */
        delete: operations["end_staff_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/staff/{staff_id}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Activity
         * @description Close an account, or open it again.
         */
        put: operations["set_activity"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List People By Code
         * @description Who may take over this device by code.
         */
        get: operations["list_people_by_code"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/switch": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch Person
         * @description Hand the device over; from here on everything done is theirs.
         */
        post: operations["switch_person"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Account
         * @description What one may keep in order oneself.
         */
        get: operations["show_account"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Own Password
         * @description Change one's own password; everywhere else one is signed out.
         */
        put: operations["change_own_password"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set Own Code
         * @description Choose one's personal code for shared devices.
         */
        put: operations["set_own_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/recovery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Make Recovery Code
         * @description Get a one-time code to keep on paper; the one before is worth nothing.
         */
        put: operations["make_recovery_code"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Other Sessions
         * @description Sign out everywhere else.
         */
        delete: operations["end_other_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/me/sessions/{session_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End Session
         * @description Sign out in one place.
         */
        delete: operations["end_session"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/screens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Screens
         * @description The screens paired with the store.
         */
        get: operations["list_screens"];
        put?: never;
        /**
         * Pair Screen
         * @description Pair the screen that shows this code; a code is used up once, so a repeat is refused.
         */
        post: operations["pair_screen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/screens/{screen_id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change Screen
         * @description Name it, and bind it to a station or to all of them.
         */
        put: operations["change_screen"];
        post?: never;
        /**
         * Revoke Screen
         * @description Take it away: it is out at once.
         */
        delete: operations["revoke_screen"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trail
         * @description What was done in the whole brand, newest first; days are the first store's.
         */
        get: operations["list_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/stores/{store_id}/trail": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Store Trail
         * @description What was done in one store, newest first.
         */
        get: operations["list_store_trail"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/trail/actors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Trail Actors
         * @description Everybody who ever did something in the brand, to filter by.
         */
        get: operations["list_trail_actors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Show Messaging
         * @description The messages page.
         */
        get: operations["show_messaging"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Messenger
         * @description Send through this account from now on; an earlier one of the same channel is put aside.
         */
        put: operations["save_messenger"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/accounts/{channel}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Drop Messenger
         * @description Send nothing more through a channel.
         */
        delete: operations["drop_messenger"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/words/{kind}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Wording
         * @description Say it in the brand's own words.
         */
        put: operations["save_wording"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Save Message Rules
         * @description How much is too much, when nobody wants news, and who is told of trouble.
         */
        put: operations["save_message_rules"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send Test Message
         * @description Send a message with invented figures to oneself; how it went stands in the log.
         */
        post: operations["send_test_message"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List Sent Messages
         * @description What was sent, newest first, and what became of it.
         */
        get: operations["list_sent_messages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/merchant/v1/brands/{brand_id}/messaging/news": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Write News
         * @description Tell those who asked for news; at night they are told in the morning.
         */
        post: operations["write_news"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** BrandOut */
        BrandOut: {
            /** Id */
            id: string;
            /** Slug */
            slug: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Logo Url */
            logo_url: string;
            /** Accent */
            accent: string;
        };
        /**
         * MeOut
         * @description Who is signed in, for which brand, and what they may do in which store.
         *
         *     ``is_by_code``: took over a device by personal code, so people and money stay shut.
         */
        MeOut: {
            staff: components["schemas"]["PersonOut"];
            /** Is By Code */
            is_by_code: boolean;
            /** Must Change Password */
            must_change_password: boolean;
            brand: components["schemas"]["BrandOut"];
            /** Brand Permissions */
            brand_permissions: string[];
            /** Stores */
            stores: components["schemas"]["WorkplaceOut"][];
            /** Live Url */
            live_url: string;
        };
        /** PersonOut */
        PersonOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Username */
            username: string;
        };
        /** WorkplaceOut */
        WorkplaceOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Time Zone */
            time_zone: string;
            /** Role */
            role: string;
            /** Permissions */
            permissions: string[];
        };
        /** SignInIn */
        SignInIn: {
            /** Username */
            username: string;
            /** Password */
            password: string;
        };
        /**
         * Nothing
         * @description An empty answer.
         */
        Nothing: Record<string, never>;
        /**
         * RecoverIn
         * @description The one-time code was made beforehand in one's own account.
         */
        RecoverIn: {
            /** Username */
            username: string;
            /** Code */
            code: string;
            /** Password */
            password: string;
        };
        /**
         * DeskCanOut
         * @description What the counter can do now.
         */
        DeskCanOut: {
            /** Accept */
            accept: boolean;
            /** Reject */
            reject: boolean;
            /** Start */
            start: boolean;
            /** Finish */
            finish: boolean;
            /** Hand Over */
            hand_over: boolean;
            /** Cancel */
            cancel: boolean;
            /** Take Cash */
            take_cash: boolean;
            /** Refund */
            refund: boolean;
        };
        /**
         * DeskOrderOut
         * @description An order as the counter sees it.
         */
        DeskOrderOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Version */
            version: number;
            /** Mode */
            mode: string;
            /** Table Label */
            table_label: string | null;
            /** People */
            people: number | null;
            /** Note */
            note: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Fees */
            fees: components["schemas"]["FeeOut"][];
            /** Discounts */
            discounts: components["schemas"]["FeeOut"][];
            /** Items Fen */
            items_fen: number;
            /** Fees Fen */
            fees_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Total Fen */
            total_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Owed Fen */
            owed_fen: number;
            /** Created At */
            created_at: string;
            /** Placed At */
            placed_at: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Accepted At */
            accepted_at: string | null;
            /** Preparing At */
            preparing_at: string | null;
            /** Ready At */
            ready_at: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Promised To */
            promised_to: string | null;
            /** Is Acknowledged */
            is_acknowledged: boolean;
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Guest Label */
            guest_label: string;
            /** Allergens */
            allergens: string[];
            can: components["schemas"]["DeskCanOut"];
        };
        /**
         * DeskOut
         * @description The whole desk.
         */
        DeskOut: {
            /** Items */
            items: components["schemas"]["DeskOrderOut"][];
            /**
             * Business Date
             * Format: date
             */
            business_date: string;
        };
        /**
         * FeeOut
         * @description A fee or a discount, with its reason in words.
         */
        FeeOut: {
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Amount Fen */
            amount_fen: number;
            /** Reason */
            reason: string;
            /** Reason En */
            reason_en: string;
        };
        /**
         * ModifierOut
         * @description A chosen modifier.
         */
        ModifierOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Price Delta Fen */
            price_delta_fen: number;
            /** Is Default */
            is_default: boolean;
            /** Group Name */
            group_name: string;
        };
        /**
         * OrderLineOut
         * @description A line as it was ordered.
         */
        OrderLineOut: {
            /** Item Id */
            item_id: string;
            /** Sku Id */
            sku_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Modifiers */
            modifiers: components["schemas"]["ModifierOut"][];
            /** Parts */
            parts: components["schemas"]["PartOut"][];
            /** Note */
            note: string;
            /** Picture Url */
            picture_url: string;
            /** Unit Price Fen */
            unit_price_fen: number;
            /** Quantity */
            quantity: number;
            /** Amount Fen */
            amount_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Net Fen */
            net_fen: number;
            /** Id */
            id: string;
            /** Allergens */
            allergens: string[];
        };
        /**
         * PartOut
         * @description A part of a combo.
         */
        PartOut: {
            /** Sku Id */
            sku_id: string;
            /** Item Id */
            item_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Quantity */
            quantity: number;
        };
        /** Page[DeskOrderOut] */
        Page_DeskOrderOut_: {
            /** Items */
            items: components["schemas"]["DeskOrderOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * HistoryOut
         * @description A step an order took.
         */
        HistoryOut: {
            /** State */
            state: string;
            /** Step */
            step: string;
            /** By */
            by: string;
            /** At */
            at: string;
            /** Note */
            note: string;
        };
        /**
         * OrderDetailOut
         * @description An order with everything that is known of it.
         */
        OrderDetailOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Version */
            version: number;
            /** Mode */
            mode: string;
            /** Table Label */
            table_label: string | null;
            /** People */
            people: number | null;
            /** Note */
            note: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Fees */
            fees: components["schemas"]["FeeOut"][];
            /** Discounts */
            discounts: components["schemas"]["FeeOut"][];
            /** Items Fen */
            items_fen: number;
            /** Fees Fen */
            fees_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Total Fen */
            total_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Owed Fen */
            owed_fen: number;
            /** Created At */
            created_at: string;
            /** Placed At */
            placed_at: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Accepted At */
            accepted_at: string | null;
            /** Preparing At */
            preparing_at: string | null;
            /** Ready At */
            ready_at: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Promised To */
            promised_to: string | null;
            /** Is Acknowledged */
            is_acknowledged: boolean;
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Guest Label */
            guest_label: string;
            /** Allergens */
            allergens: string[];
            can: components["schemas"]["DeskCanOut"];
            /** History */
            history: components["schemas"]["HistoryOut"][];
            /** Payments */
            payments: {
                [key: string]: unknown;
            }[];
            /** Refunds */
            refunds: {
                [key: string]: unknown;
            }[];
            /** Tickets */
            tickets: {
                [key: string]: unknown;
            }[];
        };
        /**
         * MoveIn
         * @description The version the screen showed, so that two people never decide twice.
         */
        MoveIn: {
            /** Version */
            version?: number | null;
        };
        /**
         * EndIn
         * @description Why an order ends; the guest reads it.
         */
        EndIn: {
            /** Reason */
            reason: string;
            /** Version */
            version?: number | null;
        };
        /**
         * CashOut
         * @description The order, and what to hand back.
         */
        CashOut: {
            /** Id */
            id: string;
            /** Number */
            number: string;
            /** State */
            state: string;
            /** Version */
            version: number;
            /** Mode */
            mode: string;
            /** Table Label */
            table_label: string | null;
            /** People */
            people: number | null;
            /** Note */
            note: string;
            /** Lines */
            lines: components["schemas"]["OrderLineOut"][];
            /** Fees */
            fees: components["schemas"]["FeeOut"][];
            /** Discounts */
            discounts: components["schemas"]["FeeOut"][];
            /** Items Fen */
            items_fen: number;
            /** Fees Fen */
            fees_fen: number;
            /** Discount Fen */
            discount_fen: number;
            /** Total Fen */
            total_fen: number;
            /** Paid Fen */
            paid_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Owed Fen */
            owed_fen: number;
            /** Created At */
            created_at: string;
            /** Placed At */
            placed_at: string | null;
            /** Settled At */
            settled_at: string | null;
            /** Accepted At */
            accepted_at: string | null;
            /** Preparing At */
            preparing_at: string | null;
            /** Ready At */
            ready_at: string | null;
            /** Completed At */
            completed_at: string | null;
            /** Cancelled At */
            cancelled_at: string | null;
            /** Promised To */
            promised_to: string | null;
            /** Is Acknowledged */
            is_acknowledged: boolean;
            /** Cancel Reason */
            cancel_reason: string | null;
            /** Guest Label */
            guest_label: string;
            /** Allergens */
            allergens: string[];
            can: components["schemas"]["DeskCanOut"];
            /** Change Fen */
            change_fen: number;
        };
        /**
         * CashIn
         * @description What the guest handed over.
         */
        CashIn: {
            /** Received Fen */
            received_fen: number;
        };
        /**
         * RefundIn
         * @description What goes back and why; without an amount, everything that is left.
         */
        RefundIn: {
            /** Reason */
            reason: string;
            /** Amount Fen */
            amount_fen?: number | null;
        };
        /** AcceptRule */
        AcceptRule: {
            /** Modes */
            modes: string[];
            /** From */
            from: string;
            /** To */
            to: string;
        };
        /**
         * SettingsOut
         * @description Everything that can be set about a store, and how it stands now.
         */
        SettingsOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Address */
            address: string;
            /** Phone */
            phone: string;
            /** Latitude */
            latitude: number | null;
            /** Longitude */
            longitude: number | null;
            /** Time Zone */
            time_zone: string;
            /** Day Starts At */
            day_starts_at: string;
            /** Modes */
            modes: string[];
            /** Auto Accept */
            auto_accept: boolean;
            /** Auto Accept Rules */
            auto_accept_rules: components["schemas"]["AcceptRule"][];
            /** Pay First */
            pay_first: boolean;
            /** Takes Cash */
            takes_cash: boolean;
            /** Prep Min Minutes */
            prep_min_minutes: number;
            /** Prep Max Minutes */
            prep_max_minutes: number;
            /** Hours */
            hours: {
                [key: string]: string[][];
            };
            /** Holidays */
            holidays: {
                [key: string]: string[][];
            };
            /** Open State */
            open_state: string;
            /** Reopens At */
            reopens_at: string | null;
            /** Closes At */
            closes_at: string | null;
            /** Pause Until */
            pause_until: string | null;
            /** Pause Reason */
            pause_reason: string;
            /** Version */
            version: number;
        };
        /**
         * SettingsIn
         * @description Fields left out stay as they are.
         */
        SettingsIn: {
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Address */
            address?: string | null;
            /** Phone */
            phone?: string | null;
            /** Latitude */
            latitude?: number | null;
            /** Longitude */
            longitude?: number | null;
            /** Time Zone */
            time_zone?: string | null;
            /** Day Starts At */
            day_starts_at?: string | null;
            /** Modes */
            modes?: string[] | null;
            /** Auto Accept */
            auto_accept?: boolean | null;
            /** Auto Accept Rules */
            auto_accept_rules?: components["schemas"]["AcceptRule"][] | null;
            /** Takes Cash */
            takes_cash?: boolean | null;
            /** Pay First */
            pay_first?: boolean | null;
            /** Prep Min Minutes */
            prep_min_minutes?: number | null;
            /** Prep Max Minutes */
            prep_max_minutes?: number | null;
            /** Hours */
            hours?: {
                [key: string]: string[][];
            } | null;
            /** Holidays */
            holidays?: {
                [key: string]: string[][];
            } | null;
        };
        /**
         * PauseIn
         * @description For so many minutes, or until an instant.
         */
        PauseIn: {
            /** Minutes */
            minutes?: number | null;
            /** Until */
            until?: string | null;
            /**
             * Reason
             * @default
             */
            reason?: string;
        };
        /**
         * AreaOut
         * @description A part of the store with its tables.
         */
        AreaOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Tables */
            tables: components["schemas"]["TableOut"][];
        };
        /**
         * TableOut
         * @description A table, its code, and the address the code is printed as.
         */
        TableOut: {
            /** Id */
            id: string;
            /** Label */
            label: string;
            /** Seats */
            seats: number;
            /** Code */
            code: string;
            /** Url */
            url: string;
        };
        /**
         * TablesOut
         * @description All areas of a store in order; ``has_mini_codes``: codes can open a mini-program too.
         */
        TablesOut: {
            /** Areas */
            areas: components["schemas"]["AreaOut"][];
            /** Has Mini Codes */
            has_mini_codes: boolean;
        };
        /** AreaIn */
        AreaIn: {
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
        };
        /** TableIn */
        TableIn: {
            /** Label */
            label: string;
            /**
             * Seats
             * @default 2
             */
            seats?: number;
        };
        /**
         * TablesIn
         * @description Several tables at once.
         */
        TablesIn: {
            /** Labels */
            labels: string[];
            /**
             * Seats
             * @default 2
             */
            seats?: number;
        };
        /**
         * AreaChangeIn
         * @description Fields left out stay as they are.
         */
        AreaChangeIn: {
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
        };
        /**
         * TableChangeIn
         * @description Fields left out stay as they are; ``area_id`` moves the table.
         */
        TableChangeIn: {
            /** Label */
            label?: string | null;
            /** Seats */
            seats?: number | null;
            /** Area Id */
            area_id?: string | null;
        };
        /**
         * CodeSheetOut
         * @description Everything a sheet of codes needs: the brand's look, the ways to lay it out, every code.
         */
        CodeSheetOut: {
            /** Brand */
            brand: string;
            /** Brand En */
            brand_en: string;
            /** Store */
            store: string;
            /** Store En */
            store_en: string;
            /** Accent */
            accent: string;
            /** Layouts */
            layouts: components["schemas"]["LayoutOut"][];
            counter: components["schemas"]["PrintedCodeOut"];
            /** Tables */
            tables: components["schemas"]["PrintedCodeOut"][];
        };
        /**
         * LayoutOut
         * @description How codes lie on an A4 page with margins of 10 mm; ``code_mm`` is a code's side with its quiet zone.
         */
        LayoutOut: {
            /** Per Page */
            per_page: number;
            /** Columns */
            columns: number;
            /** Rows */
            rows: number;
            /** Code Mm */
            code_mm: number;
        };
        /**
         * PrintedCodeOut
         * @description A code to be printed: what stands on it, and its dark modules row by row, without the quiet zone.
         */
        PrintedCodeOut: {
            /** Table Id */
            table_id: string | null;
            /** Label */
            label: string;
            /** Area */
            area: string;
            /** Area En */
            area_en: string;
            /** Url */
            url: string;
            /** Rows */
            rows: string[];
        };
        /**
         * PaperIn
         * @description What is wanted on paper; ``area`` is the name of one, all of them when left out.
         */
        PaperIn: {
            /**
             * Per Page
             * @default 12
             * @enum {string}
             */
            per_page?: "1" | "4" | "12" | "24";
            /** Area */
            area?: string | null;
            /**
             * With Counter
             * @default true
             */
            with_counter?: boolean;
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language?: "zh" | "en";
        };
        /**
         * MiniProgramOut
         * @description What is set up. ``failure`` is the platform's word when the papers were last tried; empty is good.
         *
         *     ``news_url`` is where the platform shall tell its news, empty where it cannot reach us; ``hears_news``
         *     that its token for that is known, ``is_sealed`` that its key is.
         */
        MiniProgramOut: {
            /** App Id */
            app_id: string;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Checked At */
            checked_at: string | null;
            /** Failure */
            failure: string;
            /** News Url */
            news_url: string;
            /** Hears News */
            hears_news: boolean;
            /** Is Sealed */
            is_sealed: boolean;
        };
        /**
         * MiniProgramsOut
         * @description The brand's mini-program, if there is one, and whether new papers would be for playing only.
         */
        MiniProgramsOut: {
            mini_program: components["schemas"]["MiniProgramOut"] | null;
            /** Is Play */
            is_play: boolean;
            /** Untold */
            untold: components["schemas"]["UntoldOut"][];
        };
        /**
         * UntoldOut
         * @description Hand-overs of the last 30 days the platform refused to hear of: its number for why, and how many.
         */
        UntoldOut: {
            /** Failure */
            failure: string;
            /** Times */
            times: number;
        };
        /**
         * MiniProgramIn
         * @description The papers as the platform's own console shows them; those for its news may be left out.
         */
        MiniProgramIn: {
            /** App Id */
            app_id: string;
            /** Secret */
            secret: string;
            /**
             * Push Token
             * @default
             */
            push_token?: string;
            /**
             * Push Key
             * @default
             */
            push_key?: string;
        };
        /**
         * StationSetupOut
         * @description A station, its two limits for waiting tickets; ``refs`` are the items and categories made there.
         *
         *     ``undone`` tickets are still to be made there: until they are, it stays.
         */
        StationSetupOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Is Default */
            is_default: boolean;
            /** Target S */
            target_s: number;
            /** Warn S */
            warn_s: number;
            /** Undone */
            undone: number;
            /** Refs */
            refs: string[];
        };
        /** StationSetupsOut */
        StationSetupsOut: {
            /** Items */
            items: components["schemas"]["StationSetupOut"][];
        };
        /** NewStationIn */
        NewStationIn: {
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Target S
             * @default 300
             */
            target_s?: number;
            /** Warn S */
            warn_s?: number | null;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /**
         * StationIn
         * @description What is left out stays as it is.
         */
        StationIn: {
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Target S */
            target_s?: number | null;
            /** Warn S */
            warn_s?: number | null;
            /** Position */
            position?: number | null;
            /** Is Default */
            is_default?: boolean | null;
        };
        /**
         * StationOrderIn
         * @description All stations of the store, in their new order.
         */
        StationOrderIn: {
            /** Ids */
            ids: string[];
        };
        /**
         * RouteIn
         * @description Where it is made; null: where it would go by itself.
         */
        RouteIn: {
            /** Station Id */
            station_id: string | null;
        };
        /**
         * EditCatalogOut
         * @description A brand's whole menu as one store has it; ``version`` is the store's menu version.
         */
        EditCatalogOut: {
            /** Version */
            version: number;
            /** Categories */
            categories: components["schemas"]["EditCategoryOut"][];
            /** Items */
            items: components["schemas"]["EditItemOut"][];
            /** Modifier Groups */
            modifier_groups: components["schemas"]["EditGroupOut"][];
        };
        /**
         * EditCategoryOut
         * @description A heading with its items in order.
         */
        EditCategoryOut: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Kind */
            kind: string;
            /** Available */
            available: string[][] | null;
            /** Item Ids */
            item_ids: string[];
        };
        /** EditComboOut */
        EditComboOut: {
            /** Parts */
            parts: components["schemas"]["EditPartOut"][];
        };
        /** EditGroupOut */
        EditGroupOut: {
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Min Select */
            min_select: number;
            /** Max Select */
            max_select: number;
            /** Modifiers */
            modifiers: components["schemas"]["EditModifierOut"][];
        };
        /**
         * EditItemOut
         * @description An item with everything an editor can change about it.
         */
        EditItemOut: {
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
            /** Sold Out By */
            sold_out_by: string[];
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Category Id */
            category_id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Description */
            description: string;
            /** Description En */
            description_en: string;
            /** Ingredients */
            ingredients: string;
            /** Ingredients En */
            ingredients_en: string;
            /** Portion */
            portion: string;
            /** Portion En */
            portion_en: string;
            picture: components["schemas"]["EditPictureOut"] | null;
            /** Badges */
            badges: string[];
            /** Tags */
            tags: string[];
            /** Badge Days */
            badge_days: components["schemas"]["LabelOut"][];
            /** Tag Days */
            tag_days: components["schemas"]["LabelOut"][];
            /** Tag Names */
            tag_names: {
                [key: string]: string;
            };
            /** Allergens */
            allergens: string[];
            /** Kcal */
            kcal: number | null;
            /** Available */
            available: string[][] | null;
            /** Modes */
            modes: string[] | null;
            /** Min Quantity */
            min_quantity: number;
            /** Purchase Limit */
            purchase_limit: number | null;
            /** Packaging Fee Fen */
            packaging_fee_fen: number;
            /** Is On Shelf */
            is_on_shelf: boolean;
            /** Shelf From */
            shelf_from: string;
            /** Shelf Until */
            shelf_until: string;
            /** Is Available */
            is_available: boolean;
            /** Specs */
            specs: components["schemas"]["EditSpecOut"][];
            /** Skus */
            skus: components["schemas"]["EditSkuOut"][];
            /** Modifier Group Ids */
            modifier_group_ids: string[];
            combo: components["schemas"]["EditComboOut"] | null;
            /** Version */
            version: number;
        };
        /** EditModifierOut */
        EditModifierOut: {
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
            /** Sold Out By */
            sold_out_by: string[];
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Price Delta Fen */
            price_delta_fen: number;
            /** Kcal */
            kcal: number | null;
            /** Allergens */
            allergens: string[];
            /** Is Default */
            is_default: boolean;
            /** Quota */
            quota: number | null;
            /** Quota Left */
            quota_left: number | null;
        };
        /** EditPartOut */
        EditPartOut: {
            /** Item Id */
            item_id: string;
            /** Sku Id */
            sku_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Quantity */
            quantity: number;
        };
        /**
         * EditPictureOut
         * @description A picture and its two sizes.
         */
        EditPictureOut: {
            /** Id */
            id: string;
            /** Small */
            small: string;
            /** Large */
            large: string;
        };
        /**
         * EditSkuOut
         * @description A SKU: the brand's price, the store's own, and the day's portions.
         */
        EditSkuOut: {
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Back At */
            back_at: string | null;
            /** Sold Out By */
            sold_out_by: string[];
            /** Id */
            id: string;
            /** Code */
            code: string;
            /** Spec Value Ids */
            spec_value_ids: string[];
            /** Price Fen */
            price_fen: number;
            /** Store Price Fen */
            store_price_fen: number | null;
            /** Kcal */
            kcal: number | null;
            /** Nutrition */
            nutrition: {
                [key: string]: number;
            } | null;
            /** Is Default */
            is_default: boolean;
            /** Quota */
            quota: number | null;
            /** Quota Left */
            quota_left: number | null;
        };
        /** EditSpecOut */
        EditSpecOut: {
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Values */
            values: components["schemas"]["EditSpecValueOut"][];
        };
        /** EditSpecValueOut */
        EditSpecValueOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * LabelOut
         * @description A badge or tag with its first and last day.
         */
        LabelOut: {
            /** Name */
            name: string;
            /** Starts On */
            starts_on: string | null;
            /** Ends On */
            ends_on: string | null;
        };
        /**
         * OverrideIn
         * @description What a store does differently; prices of null go back to the brand's.
         */
        OverrideIn: {
            /** Is Available */
            is_available?: boolean | null;
            /** Sku Prices */
            sku_prices?: {
                [key: string]: number | null;
            } | null;
        };
        /** ComparedStoreOut */
        ComparedStoreOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * DifferenceOut
         * @description What one store does otherwise: an own price of a combination, or what it does not sell, or is out of.
         *
         *     Names and prices stand where the kind has them; without ``sku_id`` it is about the whole item.
         */
        DifferenceOut: {
            /** Store Id */
            store_id: string;
            /**
             * Kind
             * @enum {string}
             */
            kind: "price" | "not_sold" | "sold_out";
            /** Sku Id */
            sku_id: string | null;
            /** Sku Name */
            sku_name: string;
            /** Sku Name En */
            sku_name_en: string;
            /** Brand Price Fen */
            brand_price_fen: number | null;
            /** Price Fen */
            price_fen: number | null;
        };
        /**
         * DifferingItemOut
         * @description An item that some store sells otherwise.
         */
        DifferingItemOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Category */
            category: string;
            /** Category En */
            category_en: string;
            /** Differences */
            differences: components["schemas"]["DifferenceOut"][];
        };
        /**
         * StoreDifferencesOut
         * @description All stores of the brand, and the items of which not all of them say the same.
         */
        StoreDifferencesOut: {
            /** Stores */
            stores: components["schemas"]["ComparedStoreOut"][];
            /** Items */
            items: components["schemas"]["DifferingItemOut"][];
        };
        /**
         * CategoryIn
         * @description Fields left out stay as they are.
         */
        CategoryIn: {
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Available */
            available?: string[][] | null;
        };
        /**
         * OrderIn
         * @description The ids of all things of one place, in their new order.
         */
        OrderIn: {
            /** Ids */
            ids: string[];
        };
        /** ComboIn */
        ComboIn: {
            /** Parts */
            parts: components["schemas"]["PartIn"][];
        };
        /**
         * ItemIn
         * @description Fields left out stay as they are; lists that are given replace the whole list.
         */
        ItemIn: {
            /** Category Id */
            category_id?: string | null;
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Description */
            description?: string | null;
            /** Description En */
            description_en?: string | null;
            /** Ingredients */
            ingredients?: string | null;
            /** Ingredients En */
            ingredients_en?: string | null;
            /** Portion */
            portion?: string | null;
            /** Portion En */
            portion_en?: string | null;
            picture?: components["schemas"]["PictureRefIn"] | null;
            /** Badges */
            badges?: (string | components["schemas"]["LabelIn"])[] | null;
            /** Tags */
            tags?: (string | components["schemas"]["LabelIn"])[] | null;
            /** Allergens */
            allergens?: string[] | null;
            /** Kcal */
            kcal?: number | null;
            /** Available */
            available?: string[][] | null;
            /** Modes */
            modes?: string[] | null;
            /** Min Quantity */
            min_quantity?: number | null;
            /** Purchase Limit */
            purchase_limit?: number | null;
            /** Packaging Fee Fen */
            packaging_fee_fen?: number | null;
            /** Is On Shelf */
            is_on_shelf?: boolean | null;
            /** Shelf From */
            shelf_from?: string | null;
            /** Shelf Until */
            shelf_until?: string | null;
            /** Specs */
            specs?: components["schemas"]["SpecIn"][] | null;
            /** Skus */
            skus?: components["schemas"]["SkuIn"][] | null;
            /** Modifier Group Ids */
            modifier_group_ids?: string[] | null;
            combo?: components["schemas"]["ComboIn"] | null;
            /** Version */
            version?: number | null;
        };
        /** LabelIn */
        LabelIn: {
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /** Starts On */
            starts_on?: string | null;
            /** Ends On */
            ends_on?: string | null;
        };
        /** PartIn */
        PartIn: {
            /** Item Id */
            item_id: string;
            /**
             * Sku Id
             * @default
             */
            sku_id?: string;
            /**
             * Quantity
             * @default 1
             */
            quantity?: number;
        };
        /** PictureRefIn */
        PictureRefIn: {
            /** Id */
            id: string;
        };
        /**
         * SkuIn
         * @description ``spec_value_ids`` are ids of the values in the same form, one per spec.
         */
        SkuIn: {
            /**
             * Id
             * @default
             */
            id?: string;
            /** Spec Value Ids */
            spec_value_ids?: string[];
            /** Price Fen */
            price_fen: number;
            /** Kcal */
            kcal?: number | null;
            /** Nutrition */
            nutrition?: {
                [key: string]: number;
            } | null;
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /** SpecIn */
        SpecIn: {
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /** Values */
            values: components["schemas"]["SpecValueIn"][];
        };
        /**
         * SpecValueIn
         * @description ``id`` of a value that exists, or any name of its own for a new one.
         */
        SpecValueIn: {
            /**
             * Id
             * @default
             */
            id?: string;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
        };
        /**
         * GroupIn
         * @description Fields left out stay as they are; modifiers, when given, are all there are.
         */
        GroupIn: {
            /** Name */
            name?: string | null;
            /** Name En */
            name_en?: string | null;
            /** Min Select */
            min_select?: number | null;
            /** Max Select */
            max_select?: number | null;
            /** Modifiers */
            modifiers?: components["schemas"]["ModifierIn"][] | null;
        };
        /** ModifierIn */
        ModifierIn: {
            /**
             * Id
             * @default
             */
            id?: string;
            /** Name */
            name: string;
            /**
             * Name En
             * @default
             */
            name_en?: string;
            /**
             * Price Delta Fen
             * @default 0
             */
            price_delta_fen?: number;
            /** Kcal */
            kcal?: number | null;
            /** Allergens */
            allergens?: string[];
            /**
             * Is Default
             * @default false
             */
            is_default?: boolean;
        };
        /**
         * SoldOutOut
         * @description How the thing stands now.
         */
        SoldOutOut: {
            /** Ref Id */
            ref_id: string;
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Version */
            version: number;
        };
        /**
         * SoldOutIn
         * @description ``until``: "close", "tomorrow", an instant, or null for until further notice.
         */
        SoldOutIn: {
            /** Ref Id */
            ref_id: string;
            /** Is Sold Out */
            is_sold_out: boolean;
            /** Until */
            until?: string | null;
        };
        /**
         * PortionsOut
         * @description Today's portions; all null when the thing is not counted.
         */
        PortionsOut: {
            /** Ref Id */
            ref_id: string;
            /** Portions */
            portions: number | null;
            /** Free */
            free: number | null;
            /** Held */
            held: number | null;
            /** Consumed */
            consumed: number | null;
        };
        /**
         * QuotaIn
         * @description So many a day; null counts no more. ``left_today`` says what is left of today's instead.
         */
        QuotaIn: {
            /** Portions */
            portions?: number | null;
            /** Left Today */
            left_today?: number | null;
        };
        /**
         * SearchMissOut
         * @description A text, how often it was looked for in vain, and the last business day it was.
         */
        SearchMissOut: {
            /** Text */
            text: string;
            /** Count */
            count: number;
            /** Last On */
            last_on: string;
        };
        /**
         * SearchMissesOut
         * @description Most often missed first.
         */
        SearchMissesOut: {
            /** Items */
            items: components["schemas"]["SearchMissOut"][];
            /** Since */
            since: string;
        };
        /**
         * EditBannerOut
         * @description A campaign with its picture.
         */
        EditBannerOut: {
            /** Title */
            title: string;
            /**
             * Title En
             * @default
             */
            title_en?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Text En
             * @default
             */
            text_en?: string;
            /** Picture Id */
            picture_id?: string | null;
            /**
             * Target
             * @default none
             * @enum {string}
             */
            target?: "none" | "item" | "category";
            /**
             * Target Id
             * @default
             */
            target_id?: string;
            /** Store Ids */
            store_ids?: string[];
            /** Starts On */
            starts_on?: string | null;
            /** Ends On */
            ends_on?: string | null;
            /**
             * Is On
             * @default true
             */
            is_on?: boolean;
            picture: components["schemas"]["EditPictureOut"] | null;
        };
        /**
         * EditHomeOut
         * @description The whole page as it is.
         */
        EditHomeOut: {
            /** Version */
            version: number;
            /** Greeting */
            greeting: string;
            /** Greeting En */
            greeting_en: string;
            cover: components["schemas"]["EditPictureOut"] | null;
            /** Banners */
            banners: components["schemas"]["EditBannerOut"][];
        };
        /**
         * HomeBanner
         * @description A campaign: what it says, where it leads, for which stores and days; no stores means all.
         */
        HomeBanner: {
            /** Title */
            title: string;
            /**
             * Title En
             * @default
             */
            title_en?: string;
            /**
             * Text
             * @default
             */
            text?: string;
            /**
             * Text En
             * @default
             */
            text_en?: string;
            /** Picture Id */
            picture_id?: string | null;
            /**
             * Target
             * @default none
             * @enum {string}
             */
            target?: "none" | "item" | "category";
            /**
             * Target Id
             * @default
             */
            target_id?: string;
            /** Store Ids */
            store_ids?: string[];
            /** Starts On */
            starts_on?: string | null;
            /** Ends On */
            ends_on?: string | null;
            /**
             * Is On
             * @default true
             */
            is_on?: boolean;
        };
        /**
         * HomeIn
         * @description The whole page; ``version`` is the one that was read, 0 when there was none.
         */
        HomeIn: {
            /** Version */
            version: number;
            /**
             * Greeting
             * @default
             */
            greeting?: string;
            /**
             * Greeting En
             * @default
             */
            greeting_en?: string;
            /** Cover Id */
            cover_id?: string | null;
            /** Banners */
            banners?: components["schemas"]["HomeBanner"][];
        };
        /**
         * CountsOut
         * @description How many of each kind.
         */
        CountsOut: {
            /** Categories */
            categories: number;
            /** Groups */
            groups: number;
            /** Items */
            items: number;
        };
        /**
         * ImportOut
         * @description What an import did, or in a dry run would do.
         */
        ImportOut: {
            /** Is Dry Run */
            is_dry_run: boolean;
            created: components["schemas"]["CountsOut"];
            changed: components["schemas"]["CountsOut"];
            unchanged: components["schemas"]["CountsOut"];
            archived: components["schemas"]["CountsOut"];
            /** Warnings */
            warnings: components["schemas"]["WarningOut"][];
        };
        /**
         * WarningOut
         * @description A cell that was left blank, and why.
         */
        WarningOut: {
            /** Sheet */
            sheet: string;
            /** Row */
            row: number;
            /** Column */
            column: string;
            /** Reason */
            reason: string;
            /** Value */
            value: string;
        };
        /**
         * ProgressOut
         * @description Rows done of all rows; "waiting" is what has not begun, or is over.
         */
        ProgressOut: {
            /**
             * Stage
             * @enum {string}
             */
            stage: "waiting" | "reading" | "writing";
            /** Done */
            done: number;
            /** Rows */
            rows: number;
        };
        /**
         * GuideOut
         * @description What is left before a store can open.
         */
        GuideOut: {
            /** Steps */
            steps: components["schemas"]["StepOut"][];
            /** Is Complete */
            is_complete: boolean;
        };
        /**
         * StepOut
         * @description One thing to do, and how much of it is done.
         */
        StepOut: {
            /**
             * Name
             * @enum {string}
             */
            name: "details" | "hours" | "items" | "pictures" | "payment" | "tables" | "order";
            /** Done */
            done: number;
            /** Of */
            of: number;
            /** Is Done */
            is_done: boolean;
        };
        /**
         * SampleOut
         * @description A menu to start from; ``in_use`` counts what is on the brand's menu of it and was not changed.
         */
        SampleOut: {
            /** Name */
            name: string;
            /** Items */
            items: number;
            /** Examples */
            examples: string[];
            /** Examples En */
            examples_en: string[];
            /** In Use */
            in_use: number;
        };
        /**
         * SamplesOut
         * @description All sample menus.
         */
        SamplesOut: {
            /** Items */
            items: components["schemas"]["SampleOut"][];
        };
        /**
         * SampleIn
         * @description Which menu to start from.
         */
        SampleIn: {
            /**
             * Name
             * @enum {string}
             */
            name: "cafe" | "noodles" | "tea";
        };
        /**
         * PaymentAccountOut
         * @description An account that collects now. Of its papers only what is no secret.
         *
         *     ``checked_at`` and ``has_passed`` are the gateway's last clear answer; both empty before the first.
         */
        PaymentAccountOut: {
            /** Id */
            id: string;
            /** Provider */
            provider: string;
            /** Merchant No */
            merchant_no: string;
            /** Appid */
            appid: string;
            /** Store Id */
            store_id: string | null;
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Created At */
            created_at: string;
            /** Checked At */
            checked_at: string | null;
            /** Has Passed */
            has_passed: boolean | null;
        };
        /**
         * PaymentAccountsOut
         * @description All accounts that collect; ``is_play``: this installation knows play money only.
         */
        PaymentAccountsOut: {
            /** Items */
            items: components["schemas"]["PaymentAccountOut"][];
            /** Is Play */
            is_play: boolean;
        };
        /**
         * PaymentAccountIn
         * @description A merchant's papers as the gateway gave them.
         */
        PaymentAccountIn: {
            /**
             * Provider
             * @enum {string}
             */
            provider: "wechatpay" | "alipay";
            /**
             * Store Id
             * @default
             */
            store_id?: string;
            /** Papers */
            papers: {
                [key: string]: string;
            };
        };
        /**
         * PlayMoneyIn
         * @description At which gateway, and for which store; without one it is the whole brand.
         */
        PlayMoneyIn: {
            /**
             * Provider
             * @enum {string}
             */
            provider: "wechatpay" | "alipay";
            /**
             * Store Id
             * @default
             */
            store_id?: string;
        };
        /**
         * SharedThingOut
         * @description An item, or with no ``item_id`` the store's menu: opened by so many guests a day, orders after that.
         */
        SharedThingOut: {
            /** Item Id */
            item_id: string | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Opened */
            opened: number;
            /** Orders */
            orders: number;
        };
        /**
         * SharesOut
         * @description What guests passed on in the seven trading days from ``since``: all of it, and the most opened.
         */
        SharesOut: {
            /**
             * Since
             * Format: date
             */
            since: string;
            /** Opened */
            opened: number;
            /** Orders */
            orders: number;
            /** Rows */
            rows: components["schemas"]["SharedThingOut"][];
        };
        /**
         * HourOut
         * @description An hour of the store's own clock.
         */
        HourOut: {
            /** Hour */
            hour: number;
            /** Orders */
            orders: number;
            /** Revenue Fen */
            revenue_fen: number;
        };
        /**
         * SumsOut
         * @description Orders before the shop; of those paid and not cancelled: number, revenue, given back, left, average.
         */
        SumsOut: {
            /** Orders */
            orders: number;
            /** Paid Orders */
            paid_orders: number;
            /** Revenue Fen */
            revenue_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Net Fen */
            net_fen: number;
            /** Average Order Fen */
            average_order_fen: number;
        };
        /** TodayOut */
        TodayOut: {
            /** Orders */
            orders: number;
            /** Paid Orders */
            paid_orders: number;
            /** Revenue Fen */
            revenue_fen: number;
            /** Refunded Fen */
            refunded_fen: number;
            /** Net Fen */
            net_fen: number;
            /** Average Order Fen */
            average_order_fen: number;
            /**
             * Business Date
             * Format: date
             */
            business_date: string;
            yesterday_same_time: components["schemas"]["SumsOut"];
            /** By Hour */
            by_hour: components["schemas"]["HourOut"][];
            /** Top Items */
            top_items: components["schemas"]["TopItemOut"][];
        };
        /** TopItemOut */
        TopItemOut: {
            /** Item Id */
            item_id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Quantity */
            quantity: number;
            /** Revenue Fen */
            revenue_fen: number;
        };
        /** Page[ShopReviewOut] */
        Page_ShopReviewOut_: {
            /** Items */
            items: components["schemas"]["ShopReviewOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /**
         * ReviewPictureOut
         * @description The addresses of a photo's two sizes: 240 and 960 pixels wide.
         */
        ReviewPictureOut: {
            /** Small */
            small: string;
            /** Large */
            large: string;
        };
        /**
         * ShopReviewOut
         * @description A review as the shop sees it.
         */
        ShopReviewOut: {
            /** Is Hidden */
            is_hidden: boolean;
            /** Is Held */
            is_held: boolean;
            /** Hidden Reason */
            hidden_reason: string | null;
            /** Id */
            id: string;
            /** Item Id */
            item_id: string;
            /** Item Name */
            item_name: string;
            /** Item Name En */
            item_name_en: string;
            /** Spec Text */
            spec_text: string;
            /** Spec Text En */
            spec_text_en: string;
            /** Stars */
            stars: number;
            /** Text */
            text: string;
            /** Tags */
            tags: string[];
            /** Created At */
            created_at: string;
            /** Edited At */
            edited_at: string | null;
            /** Answer */
            answer: string | null;
            /** Answered At */
            answered_at: string | null;
            /** Is Answer Older */
            is_answer_older: boolean;
            /** Version */
            version: number;
            /** Order Id */
            order_id: string | null;
            /** Order Number */
            order_number: string | null;
            /** Photos */
            photos: components["schemas"]["ReviewPictureOut"][];
            /** Hidden By */
            hidden_by: string | null;
            /** Answered By */
            answered_by: string | null;
            /** Follow Up */
            follow_up: string;
            /** Followed Up At */
            followed_up_at: string | null;
            /** Followed Up By */
            followed_up_by: string | null;
        };
        /**
         * ReviewSummaryOut
         * @description The reviews of a store in figures; hidden ones count only as hidden.
         */
        ReviewSummaryOut: {
            /** Count */
            count: number;
            /** Average Hundredths */
            average_hundredths: number;
            /** Distribution */
            distribution: number[];
            /** Unanswered */
            unanswered: number;
            /** Waiting */
            waiting: number;
            /** Hidden */
            hidden: number;
            /** Items */
            items: components["schemas"]["ReviewedItemOut"][];
        };
        /**
         * ReviewedItemOut
         * @description An item that was reviewed.
         */
        ReviewedItemOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
        };
        /**
         * AnswerIn
         * @description What the shop says, in public; ``version`` is that of the review on the screen.
         */
        AnswerIn: {
            /** Text */
            text: string;
            /** Version */
            version?: number | null;
        };
        /**
         * HideIn
         * @description Why a review is hidden; its guest reads it.
         */
        HideIn: {
            /** Reason */
            reason: string;
            /** Version */
            version?: number | null;
        };
        /**
         * ShowIn
         * @description The version of the review on the screen.
         */
        ShowIn: {
            /** Version */
            version?: number | null;
        };
        /**
         * FollowUpIn
         * @description Whether a low score was seen to.
         */
        FollowUpIn: {
            /** Is Done */
            is_done: boolean;
            /** Version */
            version?: number | null;
        };
        /** ColleagueOut */
        ColleagueOut: {
            /** Id */
            id: string;
            /** Username */
            username: string;
            /** Name */
            name: string;
            /** Is Active */
            is_active: boolean;
            /** Must Change Password */
            must_change_password: boolean;
            /** Has Code */
            has_code: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
        };
        /** ColleaguesOut */
        ColleaguesOut: {
            /** Items */
            items: components["schemas"]["ColleagueOut"][];
        };
        /**
         * GrantOut
         * @description A role, and where: the id of a store, or "brand" for all of them.
         */
        GrantOut: {
            /** Scope */
            scope: string;
            /** Role */
            role: string;
        };
        /**
         * NewColleagueOut
         * @description The password is said this once; nobody can read it again.
         */
        NewColleagueOut: {
            /** Id */
            id: string;
            /** Username */
            username: string;
            /** Name */
            name: string;
            /** Is Active */
            is_active: boolean;
            /** Must Change Password */
            must_change_password: boolean;
            /** Has Code */
            has_code: boolean;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /** Grants */
            grants: components["schemas"]["GrantOut"][];
            /** Initial Password */
            initial_password: string;
        };
        /** NewColleagueIn */
        NewColleagueIn: {
            /** Username */
            username: string;
            /** Name */
            name: string;
            role: components["schemas"]["Role"];
            /**
             * Scope
             * @default brand
             */
            scope?: string;
        };
        /**
         * Role
         * @description A job, from the one who may most to the one who may least.
         * @enum {string}
         */
        Role: "owner" | "manager" | "cashier" | "waiter" | "kitchen";
        /** NameIn */
        NameIn: {
            /** Name */
            name: string;
        };
        /** GrantIn */
        GrantIn: {
            role: components["schemas"]["Role"];
            /**
             * Scope
             * @default brand
             */
            scope?: string;
        };
        /** ScopeIn */
        ScopeIn: {
            /**
             * Scope
             * @default brand
             */
            scope?: string;
        };
        /** InitialPasswordOut */
        InitialPasswordOut: {
            /** Initial Password */
            initial_password: string;
        };
        /**
         * CodeOut
         * @description The code is said this once.
         */
        CodeOut: {
            /** Code */
            code: string;
        };
        /** ColleagueSessionOut */
        ColleagueSessionOut: {
            /** Id */
            id: string;
            /** Device */
            device: string;
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
        };
        /** ColleagueSessionsOut */
        ColleagueSessionsOut: {
            /** Items */
            items: components["schemas"]["ColleagueSessionOut"][];
        };
        /** ActivityIn */
        ActivityIn: {
            /** Is Active */
            is_active: boolean;
        };
        /**
         * ByCodeOut
         * @description Somebody who may take over, as a tile to tap.
         */
        ByCodeOut: {
            /** Id */
            id: string;
            /** Name */
            name: string;
            /** Role */
            role: string;
        };
        /** PeopleByCodeOut */
        PeopleByCodeOut: {
            /** Items */
            items: components["schemas"]["ByCodeOut"][];
        };
        /** SwitchIn */
        SwitchIn: {
            /** Staff Id */
            staff_id: string;
            /** Code */
            code: string;
        };
        /** AccountOut */
        AccountOut: {
            /** Has Code */
            has_code: boolean;
            /** Has Recovery */
            has_recovery: boolean;
            /** Must Change Password */
            must_change_password: boolean;
            /** Sessions */
            sessions: components["schemas"]["SessionOut"][];
        };
        /**
         * SessionOut
         * @description A sign-in that is open; ``is_here`` is the one that asks.
         */
        SessionOut: {
            /** Id */
            id: string;
            /** Device */
            device: string;
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
            /**
             * Expires At
             * Format: date-time
             */
            expires_at: string;
            /** Is Here */
            is_here: boolean;
        };
        /** OwnPasswordIn */
        OwnPasswordIn: {
            /** Current */
            current: string;
            /** Password */
            password: string;
        };
        /**
         * OwnCodeIn
         * @description The current password proves who chooses the code.
         */
        OwnCodeIn: {
            /** Current */
            current: string;
            /** Code */
            code: string;
        };
        /**
         * RecoveryOut
         * @description The recovery code is said this once.
         */
        RecoveryOut: {
            /** Code */
            code: string;
        };
        /** OwnRecoveryIn */
        OwnRecoveryIn: {
            /** Current */
            current: string;
        };
        /**
         * PairedScreenOut
         * @description A screen; ``last_seen_at`` is null until it has fetched its token.
         */
        PairedScreenOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Name */
            name: string;
            /** Station Id */
            station_id: string | null;
            /** Device */
            device: string;
            /** Address */
            address: string;
            /**
             * Created At
             * Format: date-time
             */
            created_at: string;
            /** Last Seen At */
            last_seen_at: string | null;
        };
        /** PairedScreensOut */
        PairedScreensOut: {
            /** Items */
            items: components["schemas"]["PairedScreenOut"][];
        };
        /**
         * PairIn
         * @description The digits a screen shows; spaces do not matter.
         */
        PairIn: {
            /** Code */
            code: string;
            /**
             * Name
             * @default
             */
            name?: string;
            /** Station Id */
            station_id?: string | null;
        };
        /** ScreenIn */
        ScreenIn: {
            /** Name */
            name: string;
            /** Station Id */
            station_id?: string | null;
        };
        /**
         * ActOut
         * @description One act. ``actor_name`` is null for guests and programs; ``name`` is what the thing was called then.
         *
         *     ``changes`` is field → [before, after]; ``details`` is whatever else was noted.
         */
        ActOut: {
            /** Id */
            id: string;
            /**
             * At
             * Format: date-time
             */
            at: string;
            /** Actor */
            actor: string;
            /** Actor Name */
            actor_name: string | null;
            /** Origin */
            origin: string;
            /** Action */
            action: string;
            /** Target */
            target: string;
            /** Store Id */
            store_id: string | null;
            /** Name */
            name: string;
            /** Name En */
            name_en: string;
            /** Changes */
            changes: {
                [key: string]: unknown[];
            };
            /** Details */
            details: {
                [key: string]: unknown;
            };
        };
        /** Page[ActOut] */
        Page_ActOut_: {
            /** Items */
            items: components["schemas"]["ActOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** ActorOut */
        ActorOut: {
            /** Actor */
            actor: string;
            /** Name */
            name: string | null;
        };
        /** ActorsOut */
        ActorsOut: {
            /** Items */
            items: components["schemas"]["ActorOut"][];
        };
        /** MessageRulesOut */
        MessageRulesOut: {
            /** A Person */
            a_person: {
                [key: string]: number;
            };
            /** A Brand */
            a_brand: {
                [key: string]: number;
            };
            /** Quiet From */
            quiet_from: string;
            /** Quiet Until */
            quiet_until: string;
            /** Alert Mails */
            alert_mails: string[];
            /** Alert Phones */
            alert_phones: string[];
        };
        /**
         * MessagingOut
         * @description Everything of the messages page but the log; ``samples`` fill the previews.
         */
        MessagingOut: {
            /** Providers */
            providers: components["schemas"]["ProviderOut"][];
            /** Accounts */
            accounts: components["schemas"]["MessengerOut"][];
            /** Words */
            words: components["schemas"]["WordsOut"][];
            /** Samples */
            samples: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            rules: components["schemas"]["MessageRulesOut"];
            /** Readers */
            readers: number;
            /** News */
            news: components["schemas"]["NewsOut"][];
        };
        /**
         * MessengerOut
         * @description ``shown`` are the keys that are no secret; of the others people see that they are there.
         */
        MessengerOut: {
            /** Id */
            id: string;
            /** Provider */
            provider: string;
            /** Channel */
            channel: string;
            /** Shown */
            shown: {
                [key: string]: string;
            };
            /** Is Sandbox */
            is_sandbox: boolean;
            /** Since */
            since: string;
            /** Last State */
            last_state: string | null;
            /** Last Reason */
            last_reason: string | null;
            /** Last At */
            last_at: string | null;
        };
        /** NewsOut */
        NewsOut: {
            /** Id */
            id: string;
            /** Headline */
            headline: string;
            /** Headline En */
            headline_en: string;
            /** News */
            news: string;
            /** News En */
            news_en: string;
            /** Written At */
            written_at: string;
            /** Told */
            told: number;
            /** Is Done */
            is_done: boolean;
        };
        /**
         * ProviderOut
         * @description Whom a brand may send through, and what it asks for.
         */
        ProviderOut: {
            /** Name */
            name: string;
            /** Channel */
            channel: string;
            /** Fields */
            fields: string[];
            /** Secret */
            secret: string[];
            /** Optional */
            optional: string[];
            /** Wants Template */
            wants_template: boolean;
        };
        /** TextOut */
        TextOut: {
            /** Title */
            title: string;
            /** Body */
            body: string;
        };
        /**
         * WordsOut
         * @description The words for a kind of message; ``templates`` is channel → language → the provider's number.
         */
        WordsOut: {
            /** Kind */
            kind: string;
            /** Texts */
            texts: {
                [key: string]: components["schemas"]["TextOut"];
            };
            /** Ours */
            ours: {
                [key: string]: components["schemas"]["TextOut"];
            };
            /** Ways */
            ways: string[];
            /** Possible */
            possible: string[];
            /** Templates */
            templates: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Places */
            places: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Variables */
            variables: string[];
            /** Is Own */
            is_own: boolean;
        };
        /** MessengerIn */
        MessengerIn: {
            /** Provider */
            provider: string;
            /** Values */
            values: {
                [key: string]: string;
            };
        };
        /** TextIn */
        TextIn: {
            /** Title */
            title: string;
            /** Body */
            body: string;
        };
        /** WordsIn */
        WordsIn: {
            /** Texts */
            texts: {
                [key: string]: components["schemas"]["TextIn"];
            };
            /** Ways */
            ways: ("subscription" | "sms" | "mail")[];
            /** Templates */
            templates?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
            /** Places */
            places?: {
                [key: string]: {
                    [key: string]: string;
                };
            };
        };
        /** MessageRulesIn */
        MessageRulesIn: {
            /** A Person */
            a_person: {
                [key: string]: number;
            };
            /** A Brand */
            a_brand: {
                [key: string]: number;
            };
            /**
             * Quiet From
             * Format: time
             */
            quiet_from: string;
            /**
             * Quiet Until
             * Format: time
             */
            quiet_until: string;
            /** Alert Mails */
            alert_mails?: string[];
            /** Alert Phones */
            alert_phones?: string[];
        };
        /** AttemptOut */
        AttemptOut: {
            /** At */
            at: string;
            /** What */
            what: string;
            /** Outcome */
            outcome: string;
            /** Reason */
            reason: string;
        };
        /**
         * SentOut
         * @description A message and what became of it; the address as others may see it.
         */
        SentOut: {
            /** Id */
            id: string;
            /** Kind */
            kind: string;
            /** Channel */
            channel: string;
            /** Provider */
            provider: string;
            /** Language */
            language: string;
            /** Address Shown */
            address_shown: string;
            /** Title */
            title: string;
            /** Body */
            body: string;
            /** Order Id */
            order_id: string;
            /** Is Test */
            is_test: boolean;
            /** State */
            state: string;
            /** Reason */
            reason: string;
            /** Provider Ref */
            provider_ref: string;
            /** Queued At */
            queued_at: string;
            /** Ended At */
            ended_at: string | null;
            /** Attempts */
            attempts: components["schemas"]["AttemptOut"][];
        };
        /** TestMessageIn */
        TestMessageIn: {
            /**
             * Channel
             * @enum {string}
             */
            channel: "subscription" | "sms" | "mail";
            /** Kind */
            kind: string;
            /** Address */
            address: string;
            /**
             * Language
             * @default zh
             * @enum {string}
             */
            language?: "zh" | "en";
        };
        /** Page[SentOut] */
        Page_SentOut_: {
            /** Items */
            items: components["schemas"]["SentOut"][];
            /** Next Cursor */
            next_cursor: string | null;
        };
        /** WriteNewsIn */
        WriteNewsIn: {
            /** Headline */
            headline: string;
            /** Headline En */
            headline_en: string;
            /** News */
            news: string;
            /** News En */
            news_en: string;
        };
        /**
         * ErrorOut
         * @description A refusal: a stable code, a sentence in the caller's language, plain details.
         */
        ErrorOut: {
            /** Code */
            code: string;
            /** Message */
            message: string;
            /** Details */
            details: {
                [key: string]: unknown;
            };
            /** Request Id */
            request_id: string;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    sign_in: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    sign_out: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    recover_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoverIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_desk: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    search_orders: {
        parameters: {
            query?: {
                query?: string;
                state?: string;
                mode?: string;
                date?: string | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_DeskOrderOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OrderDetailOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    accept_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reject_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    start_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    finish_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    hand_over_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    cancel_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EndIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    acknowledge_order: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_cash: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CashIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CashOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    refund_order: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                order_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeskOrderOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_settings: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SettingsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    pause_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PauseIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    resume_store: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SettingsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_tables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TablesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    add_area: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    add_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                area_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    add_tables: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                area_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TablesIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableOut"][];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    archive_area: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                area_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_area: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                area_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AreaChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreaOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    archive_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                table_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description No Content */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_table: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                table_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TableChangeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reissue_table_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                table_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TableOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_table_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                table_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_code_sheet: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeSheetOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    print_code_sheet: {
        parameters: {
            query?: {
                per_page?: "1" | "4" | "12" | "24";
                area?: string | null;
                with_counter?: boolean;
                language?: "zh" | "en";
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_mini_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    set_mini_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MiniProgramIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    remove_mini_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_mini_program: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MiniProgramsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_store_mini_code: {
        parameters: {
            query?: {
                width?: number;
                version?: "release" | "trial" | "develop";
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_table_mini_code: {
        parameters: {
            query?: {
                width?: number;
                version?: "release" | "trial" | "develop";
            };
            header?: never;
            path: {
                store_id: string;
                table_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_station_setups: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationSetupsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewStationIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationSetupsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    remove_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    update_station: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                station_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationSetupsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    order_stations: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StationOrderIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationSetupsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    route_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                ref_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RouteIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StationSetupsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_catalog: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditCatalogOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    override_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_store_differences: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StoreDifferencesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_category: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditCategoryOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    order_categories: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    archive_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                category_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_category: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                category_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CategoryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditCategoryOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_item: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditItemOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    order_items: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OrderIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    archive_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_item: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                item_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ItemIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditItemOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_modifier_group: {
        parameters: {
            query?: never;
            header: {
                "Idempotency-Key": string;
            };
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditGroupOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    archive_modifier_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_modifier_group: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                group_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GroupIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditGroupOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    mark_sold_out: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SoldOutIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SoldOutOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    set_quota: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                ref_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["QuotaIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PortionsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_search_misses: {
        parameters: {
            query?: {
                days?: number;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchMissesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    upload_picture: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditPictureOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_brand_home: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditHomeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    save_brand_home: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HomeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EditHomeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    export_menu: {
        parameters: {
            query?: {
                form?: "csv" | "xlsx" | "json";
            };
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    import_menu: {
        parameters: {
            query?: {
                dry_run?: boolean;
                replace?: boolean;
                mapping?: string | null;
                work?: string | null;
            };
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "multipart/form-data": {
                    /**
                     * File
                     * Format: binary
                     */
                    file: string;
                };
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_import_progress: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProgressOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    call_off_import: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                work: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_guide: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GuideOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_sample_menus: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    start_from_sample: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SampleIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    remove_sample: {
        parameters: {
            query: {
                name: "cafe" | "noodles" | "tea";
            };
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SamplesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_payment_accounts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    keep_payment_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PaymentAccountIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_play_money: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlayMoneyIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    check_payment_account: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    put_payment_account_aside: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                account_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentAccountsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_shares: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SharesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_today: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TodayOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_reviews: {
        parameters: {
            query?: {
                stars?: number | null;
                answered?: boolean | null;
                hidden?: boolean | null;
                waiting?: boolean | null;
                photos?: boolean | null;
                item_id?: string;
                since?: string | null;
                until?: string | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ShopReviewOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_review_summary: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ReviewSummaryOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    answer_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AnswerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    take_answer_back: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    hide_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["HideIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ShowIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    follow_up_review: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                review_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FollowUpIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ShopReviewOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleaguesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    create_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewColleagueIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewColleagueOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    rename_staff: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NameIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    grant_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GrantIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    revoke_role: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScopeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    reset_password: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InitialPasswordOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    give_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CodeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    drop_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_staff_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueSessionsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_staff_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    set_activity: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                staff_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ActivityIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ColleagueOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_people_by_code: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PeopleByCodeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    switch_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SwitchIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MeOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_account: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_own_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnPasswordIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    set_own_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnCodeIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    make_recovery_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OwnRecoveryIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_other_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AccountOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    end_session: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                session_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_screens: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairedScreensOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    pair_screen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PairIn"];
            };
        };
        responses: {
            /** @description Created */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairedScreenOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    change_screen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                screen_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ScreenIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PairedScreenOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    revoke_screen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                store_id: string;
                screen_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Nothing"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_trail: {
        parameters: {
            query?: {
                who?: string;
                kind?: string;
                target?: string;
                since?: string | null;
                until?: string | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_store_trail: {
        parameters: {
            query?: {
                who?: string;
                kind?: string;
                target?: string;
                since?: string | null;
                until?: string | null;
                cursor?: string | null;
            };
            header?: never;
            path: {
                store_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_ActOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_trail_actors: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ActorsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    show_messaging: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    save_messenger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessengerIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    drop_messenger: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                channel: "subscription" | "sms" | "mail";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessagingOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    save_wording: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
                kind: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WordsIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WordsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    save_message_rules: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MessageRulesIn"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MessageRulesOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    send_test_message: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestMessageIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    list_sent_messages: {
        parameters: {
            query?: {
                cursor?: string | null;
                channel?: ("subscription" | "sms" | "mail") | null;
                state?: string;
                text?: string;
            };
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Page_SentOut_"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
    write_news: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                brand_id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WriteNewsIn"];
            };
        };
        responses: {
            /** @description Accepted */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NewsOut"];
                };
            };
            /** @description A refusal */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorOut"];
                };
            };
        };
    };
}
