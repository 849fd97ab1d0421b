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
         * @description Make an account with a first role.
         */
        post: operations["create_staff"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
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
        /**
         * Reset Password
         * @description Give a new password; the person's sessions end.
         */
        put: operations["reset_password"];
        post?: never;
        delete?: never;
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
         * @description A store's orders, newest first, by number, table, item, state, mode and day.
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
         */
        MeOut: {
            staff: components["schemas"]["PersonOut"];
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
        /** NewColleagueIn */
        NewColleagueIn: {
            /** Username */
            username: string;
            /** Name */
            name: string;
            /** Password */
            password: string;
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
        /** PasswordIn */
        PasswordIn: {
            /** Password */
            password: string;
        };
        /** ActivityIn */
        ActivityIn: {
            /** Is Active */
            is_active: boolean;
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordIn"];
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
}
